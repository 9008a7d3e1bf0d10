// Open a result page in Chromium at two widths, take its picture, and ask axe-core what stands in the way of a reader.
//
// Run: jixiao check 报告.docx --format html -o page.html; npm install --prefix ROOM axe-core playwright-core;
//      NODE_PATH=ROOM/node_modules node tools/check_page.mjs page.html FOLDER [/usr/bin/chromium]
// Exits with 1 where axe finds something serious or critical, or where the page asks the network for anything.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.NODE_PATH ?? ".", "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");

const [page_file, folder = ".", executablePath = "/usr/bin/chromium"] = process.argv.slice(2);
const SIZES = { desktop: [1440, 1200], phone: [390, 844] };
const SCHEMES = ["light", "dark"];

const address = pathToFileURL(resolve(page_file)).href;
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
let bad = 0;
for (const [name, [width, height]] of Object.entries(SIZES)) {
  for (const colorScheme of SCHEMES) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    page.on("request", (asked) => {
      if (asked.url() !== address && !asked.url().startsWith("data:")) {
        bad += 1;
        console.log(`${name}: asks for ${asked.url()}`);
      }
    });
    page.on("pageerror", (error) => {
      bad += 1;
      console.log(`${name}: ${error.message}`);
    });
    await page.goto(address);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    await opened(page);
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}-figure.png`) });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    const grave = violations.filter((one) => ["serious", "critical"].includes(one.impact));
    bad += grave.length + (wide > 0 ? 1 : 0);
    console.log(`${name} ${colorScheme}: ${violations.length} findings, ${grave.length} serious; ${wide} px too wide`);
    for (const one of violations) {
      console.log(`  ${one.impact} ${one.id}: ${one.help} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 120)}`);
    }
    await context.close();
  }
}
await browser.close();
process.exit(bad ? 1 : 0);

/** Open the first figure in conflict, by keyboard. */
async function opened(page) {
  const figure = page.locator(".report .fig.conflicting, .report .fig").first();
  await figure.focus();
  await page.keyboard.press("Enter");
}
