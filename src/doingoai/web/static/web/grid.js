// Editing rows like a spreadsheet, for table[data-grid="formset prefix"]: arrows, Enter, paste from Excel, add a row.
// Without it the same table is a plain Django formset with its extra rows.
(() => {
  "use strict";
  const FIELDS = "input:not([type=hidden], [type=checkbox]), select, textarea";
  const cells = (row) => [...row.querySelectorAll(FIELDS)];
  const rows = (table) => [...table.tBodies[0].rows].filter((row) => !row.hidden);

  function addRow(table) {
    const prefix = table.dataset.grid;
    const form = table.closest("form");
    const total = form.elements[`${prefix}-TOTAL_FORMS`];
    const limit = form.elements[`${prefix}-MAX_NUM_FORMS`];
    if (limit?.value && Number(total.value) >= Number(limit.value)) return null;
    const row = document.querySelector(`template[data-grid-row="${prefix}"]`).content.firstElementChild.cloneNode(true);
    for (const element of row.querySelectorAll("[name], [id], [for]")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replaceAll("__prefix__", total.value));
      }
    }
    total.value = Number(total.value) + 1;
    table.tBodies[0].append(row);
    return row;
  }

  // Excel copies cells as lines of tab-separated values; a cell with a line break or a quote comes quoted.
  function parse(text) {
    const lines = [[]];
    const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g;
    for (const [, quoted, plain, end] of text.replace(/\r\n?/g, "\n").matchAll(cell)) {
      lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
      if (end === "\n") lines.push([]);
      if (end === "") break;
    }
    if (lines.at(-1).join("") === "") lines.pop();
    return lines;
  }

  function put(field, text) {
    const value = text.trim();
    if (field.tagName === "SELECT") {
      const fold = (word) => word.trim().normalize("NFC").toLowerCase();
      const option = [...field.options].find((one) => one.value === value || fold(one.text) === fold(value));
      if (!option) return;
      field.value = option.value;
    } else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function paste(event, table) {
    const block = parse(event.clipboardData.getData("text/plain"));
    if (block.length < 2 && (block[0] || []).length < 2) return;
    event.preventDefault();
    const row = event.target.closest("tr");
    const column = cells(row).indexOf(event.target);
    const start = rows(table).indexOf(row);
    block.forEach((line, down) => {
      const target = rows(table)[start + down] || addRow(table);
      const fields = target ? cells(target).slice(column) : [];
      line.slice(0, fields.length).forEach((text, right) => put(fields[right], text));
    });
  }

  const caretAt = (field, end) => field.selectionStart === null || field.selectionStart === undefined
    || (field.selectionStart === field.selectionEnd && field.selectionStart === (end ? field.value.length : 0));

  function go(table, field, down, right) {
    const row = field.closest("tr");
    const there = rows(table)[rows(table).indexOf(row) + down];
    const next = there && cells(there)[cells(row).indexOf(field) + right];
    if (next) { next.focus(); next.select?.(); }
    return Boolean(next);
  }

  function key(event, table) {
    const field = event.target;
    if (!field.matches(FIELDS) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const many = field.matches("select, textarea");
    const sideways = !event.shiftKey && field.tagName !== "SELECT";
    let moved = false;
    if (event.key === "Enter" && field.tagName !== "TEXTAREA") {
      event.preventDefault();
      if (!go(table, field, event.shiftKey ? -1 : 1, 0) && !event.shiftKey && addRow(table)) go(table, field, 1, 0);
    } else if (event.key === "ArrowDown" && !many) moved = go(table, field, 1, 0);
    else if (event.key === "ArrowUp" && !many) moved = go(table, field, -1, 0);
    else if (event.key === "ArrowRight" && sideways && caretAt(field, true)) moved = go(table, field, 0, 1);
    else if (event.key === "ArrowLeft" && sideways && caretAt(field, false)) moved = go(table, field, 0, -1);
    if (moved) event.preventDefault();
  }

  // A row that was never saved disappears at once; a saved one stays visible, ticked for removal on save.
  function remove(event, table) {
    if (!event.target.matches(".remove input") || !event.target.checked) return;
    const row = event.target.closest("tr");
    const saved = row.querySelector("input[type=hidden][name$='-id']")?.value;
    if (saved) return;
    go(table, cells(row)[0], 1, 0) || go(table, cells(row)[0], -1, 0);
    row.hidden = true;
  }

  for (const table of document.querySelectorAll("table[data-grid]")) {
    table.addEventListener("keydown", (event) => key(event, table));
    table.addEventListener("paste", (event) => event.target.matches(FIELDS) && paste(event, table));
    table.addEventListener("change", (event) => remove(event, table));
    table.closest("form").addEventListener("rows-needed", (event) => {
      while (table.tBodies[0].rows.length < event.detail[table.dataset.grid] && addRow(table));
    });
    const add = document.querySelector(`[data-grid-add="${table.dataset.grid}"]`);
    add.hidden = false;
    document.querySelectorAll("[data-grid-hint]").forEach((hint) => { hint.hidden = false; });
    add.addEventListener("click", () => {
      const row = addRow(table);
      if (row) cells(row)[0].focus();
    });
  }
})();
