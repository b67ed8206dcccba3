// What script adds to the reader's pages: a check in progress fills in as it goes. The pages work without it.
(() => {
  "use strict";
  const { events, status } = document.body.dataset;
  if (!events || !window.EventSource || (status !== "queued" && status !== "running")) return;
  const find = (id) => document.getElementById(id);
  const source = new EventSource(events);
  const on = (name, act) => source.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on("article", (article) => {
    if (article.title) find("title").textContent = article.title;
    find("state").textContent = "The check is running";
  });
  on("claims", ({ total, claims }) => {
    const list = find("claims");
    list.replaceChildren(
      ...claims
        .filter((claim) => claim.checkable)
        .map((claim) => {
          const item = document.createElement("li");
          item.id = `claim-${claim.number}`;
          item.className = "v-pending";
          const symbol = document.createElement("span");
          symbol.className = "symbol";
          symbol.ariaHidden = "true";
          symbol.textContent = "…";
          const text = document.createElement("bdi");
          text.textContent = claim.text;
          const note = document.createElement("span");
          note.className = "note";
          item.append(symbol, text, note);
          return item;
        }),
    );
    find("found-section").hidden = false;
    find("progress").max = Math.max(1, total);
  });
  const words = {
    supported: ["✓", "Supported"],
    refuted: ["✗", "Refuted"],
    conflicting: ["≠", "Conflicting Evidence"],
    notEnoughEvidence: ["?", "Not Enough Evidence"],
  };
  on("claim", (claim) => {
    const { done, total } = claim.progress;
    find("progress").value = done;
    find("count").textContent = `${done} of ${total} claims`;
    const item = find(`claim-${claim.number}`);
    if (!item) return;
    const [symbol, name] = words[claim.verdict] ?? ["!", "Check Failed"];
    item.className = `v-${claim.verdict ?? "failed"}`;
    item.querySelector(".symbol").textContent = symbol;
    item.querySelector(".note").textContent = name;
  });
  for (const last of ["finished", "failed"]) {
    source.addEventListener(last, () => {
      source.close();
      location.reload();
    });
  }
})();
