// Builds what the browser needs: the style sheet from Styles/portal.scss, the fonts and pictures that it names, and one
// file with the icons of icons.txt. The build runs it only when something changed (see FrontEnd.targets).
//   node Styles/build.mjs
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const project = join(dirname(fileURLToPath(import.meta.url)), "..");
const uswds = join(project, "node_modules", "@uswds", "uswds");
const output = (...parts) => join(project, "wwwroot", ...parts);

// Written beside and then renamed, so that a server that runs meanwhile never reads half a file.
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, file);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const part = `${to}.${process.pid}.part`;
  copyFileSync(from, part);
  renameSync(part, to);
}

const { css } = sass.compile(join(project, "Styles", "portal.scss"), {
  loadPaths: [join(uswds, "packages")],
  style: "compressed",
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
});

rmSync(output("uswds"), { recursive: true, force: true });
const assets = new Set([...css.matchAll(/url\(["']?\.\.\/uswds\/([^"')?#]+)/g)].map((match) => match[1]));
for (const asset of assets) copy(join(uswds, "dist", asset), output("uswds", asset));

const names = readFileSync(join(project, "Styles", "icons.txt"), "utf8")
  .split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
const symbols = names.map((name) => {
  const svg = readFileSync(join(uswds, "dist", "img", "usa-icons", `${name}.svg`), "utf8");
  return `<symbol id="${name}" viewBox="0 0 24 24">${svg.replace(/^.*?<svg[^>]*>/s, "").replace(/<\/svg>\s*$/, "")}</symbol>`;
});
write(output("uswds", "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);

// The style sheet comes last: its age tells the build that all is there.
write(output("css", "portal.css"), css);
