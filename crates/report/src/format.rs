/// Declares the formats that a kind of page is written in: an enum and, for each format, its name and
/// the module that writes it. The first is the one for reading in a terminal.
macro_rules! formats {
    (
        $(#[$about:meta])*
        $format:ident of $page:ty;
        $($(#[$what:meta])* $variant:ident $name:literal $module:ident;)+
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $format {
            $($(#[$what])* $variant,)+
        }

        impl $format {
            /// All formats, the ordinary one first.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$variant),+];

            /// The name on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Whether the output is for reading in a terminal and holds ANSI styles.
            #[must_use]
            pub fn is_styled(self) -> bool {
                self == Self::ALL[0]
            }

            /// Writes it all.
            ///
            /// # Errors
            ///
            /// Where the output cannot be written.
            pub fn write(self, page: &$page, out: &mut dyn std::io::Write) -> std::io::Result<()> {
                match self {
                    $(Self::$variant => $module::write(page, out),)+
                }
            }
        }
    };
}

pub(crate) use formats;
