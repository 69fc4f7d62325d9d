// Copies what the pages need from node_modules into src/config/static/vendor. `make vendor` runs it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const from = join(here, "node_modules");
const to = join(here, "../../src/config/static/vendor");

const TAKEN = {
  "htmx.org": ["LICENSE", "dist/htmx.min.js"],
  "maplibre-gl": ["LICENSE.txt", "dist/maplibre-gl.mjs", "dist/maplibre-gl-worker.mjs", "dist/maplibre-gl.css"],
  cytoscape: ["LICENSE", "dist/cytoscape.esm.min.mjs"],
  uplot: ["LICENSE", "dist/uPlot.esm.js", "dist/uPlot.min.css"],
  dkfds: [
    "LICENSE.md",
    "dist/img/all-svg-icons.svg",
    "dist/fonts/IBMPlexSans/complete/woff2/license.txt",
    ...["Regular", "Italic", "Medium", "SemiBold", "Bold"].map(
      (weight) => `dist/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-${weight}.woff2`,
    ),
    ...["check", "check-white", "chevron-down", "chevron-down-gray-200", "chevron-up", "minus-white"].map(
      (icon) => `dist/img/svg-icons/${icon}.svg`,
    ),
  ],
};

// The colours of dkfds get names, so that dark mode can give them other values (src/config/static/css/colours.css).
const COLOURS = {
  "1a1a1a": "ink", 454545: "strong", 707070: "muted", "8e8e8e": "line-strong", bfbfbf: "line", dcdcdc: "line-soft",
  f5f5f5: "ground", fff: "paper", "004d99": "link", c00: "error", ffe0e0: "error-ground", fec: "warning-ground",
  febb30: "warning", e2f2fb: "info-ground", "1b86c3": "info", ddf7ce: "success-ground", 358000: "success",
};

function dkfdsSheet() {
  const whole = readFileSync(join(from, "dkfds/dist/css/dkfds.min.css"), "utf8");
  return whole
    .replace(/\/\*#[^*]*\*\//g, "")
    .replace(/@font-face\{[^}]*\}/g, "") // our own sheet names the five fonts that are taken
    .replace(/([^{}]*)\{[^{}]*url\(([^)]*)\)[^{}]*\}/g, (rule, _, file) => (isTaken(file) ? rule : ""))
    .replace(/#([0-9a-f]{6}|[0-9a-f]{3})\b/gi, (colour, hex) =>
      hex.toLowerCase() in COLOURS ? `var(--fds-${COLOURS[hex.toLowerCase()]})` : colour,
    );
}

function isTaken(file) {
  return TAKEN.dkfds.includes(file.replace("../", "dist/"));
}

const flat = (name) => (name.startsWith("dist/img") || name.startsWith("dist/css") ? name.slice(5) : name.split("/").pop());

for (const [name, files] of Object.entries(TAKEN)) {
  const folder = join(to, name.split(".")[0]);
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) {
    const target = join(folder, flat(file).replace("img/all-svg-icons", "icons"));
    mkdirSync(dirname(target), { recursive: true });
    if (/\.(m?js|css)$/.test(file)) {
      const text = readFileSync(join(from, name, file), "utf8");
      writeFileSync(target, text.replace(/\n?(\/\/# |\/\*# )sourceMappingURL=.*$/m, ""));
    } else {
      cpSync(join(from, name, file), target);
    }
  }
}
mkdirSync(join(to, "dkfds/css"), { recursive: true });
writeFileSync(join(to, "dkfds/css/dkfds.css"), dkfdsSheet());
