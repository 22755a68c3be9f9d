// Light and dark: as the system says, until the reader says otherwise.

import { byId } from "./dom.js";

const KEY = "zhengming-theme";

/** Brings the switch to life. */
export function startTheme() {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = remembered();
  const isDark = () => (chosen ? chosen === "dark" : system.matches);
  const show = () => {
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
  };
  button.addEventListener("click", () => {
    chosen = isDark() ? "light" : "dark";
    remember(chosen);
    show();
  });
  system.addEventListener("change", show);
  // Paper is light, and patterns of drawings do not follow the medium by themselves.
  addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; });
  addEventListener("afterprint", show);
  show();
}

/** Files opened from a disk may have no memory; then the choice holds for this visit. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // There is nowhere to keep it.
  }
}
