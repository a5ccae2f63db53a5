// Reads a text with pinyin-pro. Prints CPU seconds, then the reading of each sentence, a line each.

import { readFileSync } from "node:fs";
import { pinyin } from "pinyin-pro";

const read = (line) => pinyin(line, { toneType: "num", type: "array", nonZh: "removed", toneSandhi: false });
const lines = (path) => readFileSync(path, "utf8").trimEnd().split("\n");
const [text, sentences] = process.argv.slice(2, 4).map(lines);

read("预热");
const before = process.cpuUsage();
for (const line of text) read(line);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1e6);
// It writes the neutral tone as 0.
for (const line of sentences) console.log(read(line).join(" ").replaceAll("0", "5"));
