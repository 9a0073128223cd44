// What every page does with script: theme, drafts, keys, one submit per click, announcements.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  // Storage may be refused: everything then works without drafts.
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* not kept */ } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* not kept */ } },
  };

  // Theme: the server draws the class on <html>; here it changes without leaving a form half filled.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!event.target.matches("[data-theme]") || !button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.documentElement.className = button.value;
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = `theme=${button.value};path=/;max-age=31536000;samesite=lax${secure}`;
    $$("button", event.target).forEach((other) => other.setAttribute("aria-pressed", other === button));
  }, true);

  // Drafts: what was typed is kept on this machine, by form and officer, until the server has it.
  const PREFIX = `draft:${document.body.dataset.officer || ""}:`;
  const DAYS = 14 * 864e5;
  const dirty = new Set();
  const keyOf = (form) => PREFIX + form.dataset.draft;
  const kept = (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type)
    && !field.closest("[data-no-draft]");
  const values = (form) => [...form.elements].filter(kept).map((field) => [field.name, field.value,
    ["checkbox", "radio"].includes(field.type) ? field.checked : null, field.multiple
      ? [...field.selectedOptions].map((option) => option.value) : null]);
  const fill = (form, saved) => saved.forEach(([name, value, checked, chosen]) => {
    for (const field of [...form.elements].filter((one) => one.name === name && kept(one))) {
      if (checked !== null) { if (field.value === value) field.checked = checked; }
      else if (chosen) [...field.options].forEach((option) => { option.selected = chosen.includes(option.value); });
      else field.value = value;
    }
  });
  const rowsOf = (form) => Object.fromEntries(
    $$("[data-grid]", form).map((grid) => [grid.dataset.grid, grid.tBodies[0].rows.length]));
  const keep = (form) => store.set(keyOf(form), JSON.stringify(
    { at: Date.now(), version: form.dataset.version || "", rows: rowsOf(form), values: values(form) }));
  const read = (key) => { try { return JSON.parse(store.get(key)); } catch { return null; } };

  function offer(form, draft) {
    const older = draft.version !== (form.dataset.version || "");
    const notice = $(older ? "#draft-older" : "#draft-restored").content.cloneNode(true).firstElementChild;
    const use = () => {
      form.dispatchEvent(new CustomEvent("rows-needed", { detail: draft.rows }));
      fill(form, draft.values);
      dirty.add(form);
    };
    $("[data-when]", notice).textContent = new Date(draft.at).toLocaleString("vi-VN");
    $("[data-drop]", notice).onclick = () => {
      store.drop(keyOf(form));
      form.reset();
      dirty.delete(form);
      notice.remove();
    };
    if (older) $("[data-use]", notice).onclick = () => { use(); notice.remove(); };
    else use();
    form.prepend(notice);
  }
  // A draft goes only when the page after the submit says that it was saved: not on a login page or an error.
  const SENT = "draft-sent";
  const sent = store.get(SENT);
  store.drop(SENT);
  if (sent && $(".messages .success")) store.drop(sent);
  for (const form of $$("form[data-draft]")) {
    const draft = read(keyOf(form));
    if ($(".error-summary", form)) dirty.add(form);
    else if (!$(".findings", form) && Date.now() - draft?.at < DAYS) addEventListener("DOMContentLoaded", () => offer(form, draft));
    let timer;
    form.addEventListener("input", () => {
      dirty.add(form);
      clearTimeout(timer);
      timer = setTimeout(keep, 400, form);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      keep(form);
      dirty.delete(form);
      store.set(SENT, keyOf(form));
    });
  }
  $$("[data-draft-of]").forEach((form) => {
    form.addEventListener("submit", () => store.set(SENT, PREFIX + form.dataset.draftOf));
  });
  addEventListener("beforeunload", (event) => { if (dirty.size) event.preventDefault(); });
  // Signing out takes this officer's drafts off the machine.
  $("[data-sign-out]")?.addEventListener("submit", () => {
    try { Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach(store.drop); } catch { /* none */ }
  });

  // One click, one submit; aria-disabled, for a disabled button would not send its own name.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (event.defaultPrevented) return;
    form.dataset.sent = "1";
    $$("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  const unlock = () => $$("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    $$("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  });
  addEventListener("pageshow", unlock);

  // htmx: mark the region busy while it loads, then say politely what changed.
  document.addEventListener("htmx:beforeRequest", (event) => event.detail.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", (event) => {
    event.detail.target.removeAttribute("aria-busy");
    unlock();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const news = event.target.closest("[data-announce]") || $("[data-announce]", event.target);
    if (news && $("#live")) $("#live").textContent = news.dataset.announce;
  });
  document.addEventListener("change", ({ target }) => {
    if (target.form?.matches("[data-autosubmit]")) target.form.requestSubmit();
  });

  // Keys. "/" and "?" can be switched off in the help dialog (WCAG 2.1.4); arrows work only inside a table.
  const help = $("#help");
  const toggle = $("#keys-on");
  if (toggle) {
    toggle.checked = store.get("keys") !== "off";
    toggle.onchange = () => store.set("keys", toggle.checked ? "on" : "off");
  }
  $$("[data-open=help]").forEach((button) => {
    button.hidden = !help?.showModal;
    button.onclick = () => help.showModal();
  });
  const typing = (element) => element.closest("input, select, textarea, [contenteditable]");
  function step(event) {
    const links = $$(".row-link", event.target.closest("table"));
    const here = links.indexOf(event.target);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (next === undefined || !links[next]) return;
    event.preventDefault();
    links[next].focus();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches(".row-link")) step(event);
    const menu = event.key === "Escape" && $("details.popup[open]");
    if (menu) { menu.open = false; $("summary", menu).focus(); }
    if (typing(event.target) || !toggle?.checked || $("dialog[open]")) return;
    if (event.key === "/" && $("#search")) { event.preventDefault(); $("#search").select(); }
    if (event.key === "?" && help?.showModal) { event.preventDefault(); help.showModal(); }
  });
  document.addEventListener("click", (event) => {
    $$("details.popup[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    const row = event.target.closest("[data-clickable] tbody tr");
    const busy = event.target.closest("a, button, input, label, summary") || String(getSelection());
    if (row && !busy) $(".row-link", row)?.click();
  });
  $("[data-focus]")?.focus();
})();
