// Opens pages in Chromium and says what is wrong with each.
//
//   node browse.mjs CHROMIUM < jobs.json > findings.json
//
// A job is {file, width, height, dark, pdf, shot}: the page, the window in CSS
// pixels, whether dark colours are preferred, and files to print it and to
// picture it into, when they are given. The findings of a job are a list of texts.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const jobs = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({
  executablePath: process.argv[2],
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const all = [];
let next = 0;
const worker = async () => { while (next < jobs.length) { const i = next++; all[i] = await look(jobs[i]); } };
await Promise.all([worker(), worker()]);
await browser.close();
console.log(JSON.stringify(all));

async function look({ file, width, height, dark, pdf, shot }) {
  const found = [];
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) found.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => found.push(`script: ${e.message}`));
  page.on("dialog", async (d) => { found.push(`dialog: ${d.message()}`); await d.dismiss(); });
  page.on("request", (r) => { if (r.url() !== address && !r.url().startsWith("data:")) found.push(`network: ${r.url()}`); });
  await page.goto(address, { waitUntil: "load" });

  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  if (wide > 0) found.push(`wider than the window by ${wide} px`);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags }), tags);
  for (const v of violations) found.push(`axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  found.push(...(await order(page)));
  if (shot) await page.screenshot({ path: shot });
  if (pdf) await page.pdf({ path: pdf, format: "A4", preferCSSPageSize: true });
  found.push(...(await attack(page, found)));
  await context.close();
  return found;
}

// order goes through the page by keyboard: whatever can have the focus gets it
// in the order in which it is read, and shows that it has it.
async function order(page) {
  const found = [];
  const count = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const seen = all.filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility());
    seen.forEach((e, i) => { e.dataset.place = i; });
    if (seen.some((e) => e.tabIndex > 0)) return -1;
    return seen.length;
  });
  if (count < 0) return ["a tabindex above 0 changes the order"];
  for (let i = 0; i < Math.min(count, 60); i++) {
    await page.keyboard.press("Tab");
    const [place, shows, on] = await page.evaluate(() => {
      const e = document.activeElement, s = getComputedStyle(e);
      return [e.dataset.place, s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none", e.outerHTML.slice(0, 80)];
    });
    if (place !== String(i)) return [...found, `Tab ${i + 1} comes to ${on}, number ${place} as it is read`];
    if (!shows) found.push(`nothing shows that ${on} has the focus`);
  }
  return found;
}

// attack does what a hostile name would, if it got into the page: the policy
// of the page has to stop it.
async function attack(page, found) {
  const before = found.length;
  const ran = await page.evaluate(async () => {
    const s = document.createElement("script");
    s.textContent = "window.obeyed = true";
    document.body.append(s);
    const b = document.createElement("b");
    b.setAttribute("onclick", "window.obeyed = true");
    document.body.append(b);
    b.click();
    let loaded = false;
    try { await fetch(location.href); loaded = true; } catch { /* stopped */ }
    return [window.obeyed === true, loaded];
  });
  found.length = before; // what the browser said of it
  const wrong = [];
  if (ran[0]) wrong.push("the policy lets a script in that is not the page's own");
  if (ran[1]) wrong.push("the policy lets the page load something");
  return wrong;
}
