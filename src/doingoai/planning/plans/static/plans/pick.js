// Help while one types several names or codes in one cell: the list proposes the last one, keeping those before it.
(() => {
  "use strict";
  document.querySelectorAll("[data-without-script]").forEach((each) => { each.hidden = true; }); // coverage is live
  const list = document.createElement("datalist");
  list.id = "pick";
  document.body.append(list);
  const before = (value) => value.slice(0, Math.max(value.lastIndexOf(";"), value.lastIndexOf(",")) + 1);

  function offer(field) {
    const head = before(field.value);
    const kept = head ? `${head} ` : "";
    const source = document.getElementById(field.dataset.many);
    list.replaceChildren(...[...source.options].map((each) => {
      const option = document.createElement("option");
      option.value = kept + each.value;
      option.textContent = each.textContent;
      return option;
    }));
    field.setAttribute("list", "pick");
  }
  for (const name of ["focusin", "input"]) {
    document.addEventListener(name, (event) => event.target.matches?.("[data-many]") && offer(event.target));
  }
})();
