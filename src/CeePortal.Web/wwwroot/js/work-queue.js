// The keys of the queue: j and k move, o opens, x chooses, t takes, ? shows the keys and Escape leads back from them. They work
// only while the focus is in the list, so that nobody who dictates or types elsewhere sets them off (WCAG 2.1.4). Without this
// file Tab does it all.

const table = document.querySelector("[data-queue]");
const keys = document.querySelector("[data-keys]");

// Heard when the page has come, not only when it changes.
const status = document.querySelector("[data-announce]");
if (status) {
  const words = status.textContent;
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 300);
}

if (table) {
  const rows = [...table.querySelectorAll("tbody tr")];
  const linkOf = (row) => row.querySelector("th a");
  const current = () => document.activeElement?.closest("[data-queue] tbody tr") ?? null;

  const go = (step) => {
    const at = rows.indexOf(current());
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (row) {
      linkOf(row).focus();
      row.scrollIntoView({ block: "nearest" });
    }
  };

  const take = (row) => {
    const form = table.closest("form");
    const button = form?.querySelector("button[name=act][value=Take]");
    if (!button) return;
    for (const box of form.querySelectorAll("input[name=item]")) box.checked = box.closest("tr") === row;
    form.querySelector("[name=which]").value = "chosen";
    form.requestSubmit(button);
  };

  let from = null; // where the focus was when the keys were asked for

  keys?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !from) return;
    keys.open = false;
    from.focus();
    from = null;
  });

  const mark = () => { for (const row of rows) row.classList.toggle("selected", row.querySelector("input[name=item]")?.checked ?? false); };

  table.addEventListener("change", mark);
  mark(); // a browser keeps the boxes when one comes back

  // A click beside links and boxes brings the focus into the list.
  table.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr");
    if (row && !event.target.closest("a, input, button") && !String(getSelection())) linkOf(row).focus();
  });

  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = current();
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "o" && row) linkOf(row).click();
    else if (event.key === "x" && row) row.querySelector("input[name=item]")?.click();
    else if (event.key === "t" && row) take(row);
    else if (event.key === "?" && keys) {
      from = document.activeElement;
      keys.open = true;
      keys.querySelector("summary").focus();
    } else return;
    event.preventDefault();
  });
}
