// Texts made by hand for these tests.

/** Two years of one resolution in both languages, with a changed term and a deprecated one. */
export const series = {
  "A-RES-75-901.zh.txt": "2020年12月7日大会决议\n\n75/901. 信息安全\n\n大会，\n\n回顾《联合国宪章》的宗旨和原则以及“网络空间规范”一语，\n\n表示关切这些技术和手段可能会被用于不符合维护国际稳定与安全宗旨的目的，损害其民用和军事领域的安全，\n\n1. 促请各国遵守负责任国家行为规范，并在使用信息和通信技术时保护人权；\n\n2. 决定将题为“从国际安全角度看信息和电信领域的发展”的项目列入议程。\n",
  "A-RES-75-901.en.txt": "Resolution adopted by the General Assembly on 7 December 2020\n\n75/901. Information security\n\nThe General Assembly,\n\nRecalling the purposes and principles of the Charter of the United Nations and the words “norms in cyberspace”,\n\nExpressing concern that these technologies and means can potentially be used for purposes inconsistent with the objectives of maintaining international stability and security, to the detriment of their security in both civil and military fields,\n\n1. Calls upon States to observe norms of responsible State behaviour and to protect human rights in the use of information and communications technologies;\n\n2. Decides to include the item on developments in the field of information and telecommunications in its agenda.\n",
  "A-RES-76-902.zh.txt": "2021年12月6日大会决议\n\n76/902. 信息安全\n\n大会，\n\n回顾《联合国宪章》的宗旨和原则以及“网络空间规范”一语，\n\n表示关切这些技术和手段可能会被用于不符合维护国际稳定与安全目标的目的，损害其民事和军事领域的安全，\n\n1. 促请各国遵守国家负责任行为规范，并在使用信息和通信技术时保护人权；\n\n2. 决定将题为“从国际安全角度看信息和电信领域的发展”的项目列入议程。\n",
  "A-RES-76-902.en.txt": "Resolution adopted by the General Assembly on 6 December 2021\n\n76/902. Information security\n\nThe General Assembly,\n\nRecalling the purposes and principles of the Charter of the United Nations and the words “norms in cyberspace”,\n\nExpressing concern that these technologies and means can potentially be used for purposes inconsistent with the objectives of maintaining international stability and security, to the detriment of their security in both civil and military fields,\n\n1. Calls upon States to observe norms of responsible State behaviour and to protect human rights in the use of information and communications technologies;\n\n2. Decides to include the item on developments in the field of information and telecommunications in its agenda.\n",
};

/** What no page may take for anything but text. */
export const hostile = [
  "<script>window.hit = 1</script>",
  "</script><script>window.hit = 2</script>",
  "<!-- <script> --!> ]]>",
  "<img src=x onerror=\"window.hit = 3\">",
  "\"onload=\"window.hit = 4\" x=\"",
  "javascript:window.hit=5",
  "<svg/onload=window.hit=6>",
  "&lt;b&gt; &amp; &#x3c;",
  "\u2028window.hit=7\u2029",
  "\u202e网络\u2066 rtl \ufeff",
  "${window.hit = 8} `${1}` {{1}}",
  "*em* [a](javascript:window.hit=9)",
];

/** Hostile texts in names, terms, notes and documents. */
export const injection = {
  "documents": {
    "<img src=x onerror=window.hit=10>.zh.txt": `各国应遵守网络规范。\n\n${hostile.map((text) => `规范 ${text} 准则`).join("\n\n")}\n`,
    "\"onload=window.hit=11 x=\".en.txt": `States observe the norm ${hostile.join(" norm ")}\n\nA second paragraph on the norm.\n`,
    "#..%2F%00'`&amp;.zh.txt": "甲方<b>规范</b>。\n\n规范<script>window.hit=12</script>\n",
  },
  "glossary": {
    "terms.toml": [
      "[[concept]]",
      "id = \"norm\"",
      `definition = ${JSON.stringify(hostile.slice(0, 4).join(" "))}`,
      `note = ${JSON.stringify("</script><script>window.hit=13</script>")}`,
      "en = [\"norm\"]",
      "zh = [\"规范\", { term = \"准则\", status = \"deprecated\", reason = \"</script><img src=x onerror=window.hit=14>\", note = \"javascript:window.hit=15\", sources = [\"<b>A/RES/1</b> PP 1\"] }]",
      "",
      "[[concept]]",
      "id = \"tag\"",
      "en = [\"<script>window\"]",
      "zh = [\"<b>规范</b>\"]",
      "",
    ].join("\n"),
  },
};

/** One language, no date, no symbol, nothing of the glossary. */
export const bare = { "notes.txt": "今天天气很好。\n\n我们去公园散步。\n" };
