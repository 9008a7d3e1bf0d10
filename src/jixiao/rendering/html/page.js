"use strict";
(() => {
  const {figures, words} = JSON.parse(document.getElementById("data").textContent);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const shown = (node) => node && !node.closest("[hidden]");
  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  const article = () => all("article.document").find((one) => !one.hidden);
  const unlight = () => all(".lit").forEach((node) => node.classList.remove("lit"));
  const light = (nodes) => {
    unlight();
    nodes.forEach((node) => node.classList.add("lit"));
    if (nodes.length) nodes[0].scrollIntoView({block: "center"});
  };

  const goTo = (id) => {
    const node = document.getElementById(id);
    if (!node) return;
    reveal(node);
    openFigure(node, true);
    node.focus({preventScroll: true});
  };
  const termRow = (term) => {
    const row = make("div");
    row.append(`${term.sign} ${term.name} `);
    if (term.id) {
      const go = make("button", term.printed, "go");
      go.type = "button";
      go.addEventListener("click", () => goTo(term.id));
      row.append(go);
    } else {
      row.append(`${term.printed}（${words.derived}）`);
    }
    return row;
  };
  const equationRow = (equation) => {
    const item = make("li");
    item.append(make("div", `${equation.name}（${equation.rule}）：${equation.bandText}`, `fig ${equation.band === "violated" ? "conflicting" : "verified"}`));
    item.append(termRow({...equation.result, sign: ""}));
    equation.terms.forEach((term, at) => item.append(termRow({...term, sign: at ? term.sign : (equation.form === "at_most" ? "≤" : "＝") + term.sign.replace("＋", "")})));
    if (equation.expected && equation.band === "violated") item.append(make("div", `${words.expected} ${equation.expected}`));
    return item;
  };
  const openFigure = (node, scroll) => {
    const id = node.dataset.f, told = figures[id], root = node.closest("article");
    if (!told) return;
    const box = root.querySelector(".detail"), body = box.querySelector("div");
    body.textContent = "";
    const close = make("button", words.close, "close");
    close.type = "button";
    close.addEventListener("click", closeFigure);
    body.append(close, make("p", told.name, `fig ${told.status}`));
    const list = make("dl");
    for (const [key, value] of [["printed", told.printed], ["value", told.value], ["subject", told.subject], ["period", told.period], ["status", told.statusText]]) {
      if (value) list.append(make("dt", words[key]), make("dd", value));
    }
    body.append(list);
    if (told.suspects.length) {
      body.append(make("p", words.suspects));
      const doubts = make("ul");
      told.suspects.forEach((one) => doubts.append(make("li", `${one.value}：${one.why}`)));
      body.append(doubts);
    }
    if (told.equations.length) {
      body.append(make("p", words.equations));
      const rows = make("ul");
      told.equations.forEach((one) => rows.append(equationRow(one)));
      body.append(rows);
    } else {
      body.append(make("p", told.status === "unread" ? words.unread : words.alone));
    }
    box.hidden = false;
    box.scrollTop = 0;
    const pieces = all(`[data-f="${CSS.escape(id)}"]`, root);
    if (scroll) light(pieces); else { unlight(); pieces.forEach((one) => one.classList.add("lit")); }
    history.replaceState(null, "", `#${id}`);
  };
  const closeFigure = () => { all(".detail").forEach((box) => { box.hidden = true; }); unlight(); };

  const openFinding = (item) => {
    const root = item.closest("article");
    light(all("[data-n]", root).filter((node) => node.dataset.n.split(" ").includes(item.dataset.number)));
    item.classList.add("lit");
    history.replaceState(null, "", `#${item.id}`);
  };
  const step = (nodes, way) => {
    const live = nodes.filter(shown);
    if (!live.length) return;
    const at = live.indexOf(document.activeElement);
    const next = live[(at + way + live.length + (at < 0 && way < 0 ? 1 : 0)) % live.length];
    next.focus();
    if (next.matches(".finding")) openFinding(next); else openFigure(next, true);
  };
  const filter = (root) => {
    const levels = all(".level", root).filter((box) => box.checked).map((box) => box.value);
    const family = root.querySelector(".family").value, query = root.querySelector(".search").value.trim();
    let count = 0;
    all(".finding", root).forEach((item) => {
      const keep = levels.includes(item.dataset.level) && (!family || item.dataset.family === family) && (!query || item.textContent.includes(query));
      item.hidden = !keep;
      count += keep;
    });
    root.querySelector(".none").hidden = count > 0;
  };
  const show = (wanted) => {
    all("article.document").forEach((one) => { one.hidden = one !== wanted; });
    all(".overview a").forEach((link) => {
      if (link.hash === `#${wanted.id}`) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
  };
  const reveal = (node) => { const root = node.closest("article"); if (root && root.hidden) show(root); };
  const follow = () => {
    const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!node) return;
    if (node.matches("article.document")) { show(node); return; }
    reveal(node);
    if (node.matches(".finding")) openFinding(node); else if (node.matches(".fig")) openFigure(node, true);
  };

  document.addEventListener("click", (event) => {
    const figure = event.target.closest(".report .fig"), item = event.target.closest(".finding");
    if (figure) openFigure(figure, false);
    else if (item && !event.target.closest("details")) openFinding(item);
  });
  document.addEventListener("input", (event) => {
    const root = event.target.closest("article");
    if (root && event.target.closest(".tools")) filter(root);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select"), root = article();
    if (event.key === "Escape") { closeFigure(); if (typing) event.target.blur(); return; }
    if (typing || !root) return;
    const focus = document.activeElement;
    if (event.key === "j" || event.key === "k") step(all(".finding", root), event.key === "j" ? 1 : -1);
    else if (event.key === "n" || event.key === "p") step(all(".report .fig[id]", root), event.key === "n" ? 1 : -1);
    else if (event.key === "/") { event.preventDefault(); root.querySelector(".search").focus(); }
    else if (event.key === "?") document.getElementById("help").showModal();
    else if ((event.key === "Enter" || event.key === " ") && focus.matches(".fig[id]")) { event.preventDefault(); openFigure(focus, false); }
    else if (event.key === "Enter" && focus.matches(".finding")) openFinding(focus);
  });
  window.addEventListener("hashchange", follow);
  if (all("article.document").length > 1) show(all("article.document")[0]);
  follow();
})();
