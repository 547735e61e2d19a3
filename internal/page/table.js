"use strict";
// Rows are cards on a narrow window, which some browsers take for the end of the table.
const roles = {TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell"};
for (const table of document.querySelectorAll("table.list")) {
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
    part.setAttribute("role", roles[part.tagName] ?? (part.scope === "col" ? "columnheader" : "rowheader"));
  }
  const compare = new Intl.Collator(document.documentElement.lang, {numeric: true}).compare;
  const key = (body, column) => {
    const cell = body.rows[0].cells[column];
    return cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);
  };
  for (const head of table.tHead.rows[0].cells) {
    if (head.classList.contains("unsorted")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const bodies = [...table.tBodies].map((body) => [key(body, head.cellIndex), body]);
      bodies.sort(([a], [b]) => (typeof a === "number" ? a - b : compare(a, b)) * (down ? -1 : 1));
      table.append(...bodies.map(([, body]) => body));
    });
  }
}
for (const field of document.querySelectorAll("input[data-table]")) {
  const table = document.getElementById(field.dataset.table);
  const shown = field.closest(".tools").querySelector("output");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  field.closest(".tools").hidden = false;
  field.addEventListener("input", () => {
    const wanted = field.value.toLocaleLowerCase().trim();
    let count = 0;
    for (const body of table.tBodies) {
      body.hidden = !body.textContent.toLocaleLowerCase().includes(wanted);
      if (!body.hidden) count++;
    }
    shown.textContent = wanted ? shown.dataset.shown + " " + number.format(count) : "";
  });
}
