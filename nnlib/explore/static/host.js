// Brings the explorations of a page to life where there is no Python: it plays the part of the
// widget's model, from the state that the notebook's run has left.
(() => {
  "use strict";

  const texts = window.explorationParts;
  const modules = new Map();

  // A page opened as a file may not fetch a module, so the module is made of its text.
  const joined = (parts) => parts.map((name) => texts[name]).join("\n");

  function load(parts) {
    const key = parts.join(" ");
    if (!modules.has(key)) {
      const text = joined(parts);
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      modules.set(key, import(address));
    }
    return modules.get(key);
  }

  class Model extends EventTarget {
    constructor(state) {
      super();
      this.state = state;
    }

    get(name) {
      return this.state[name];
    }

    set(name, value) {
      if (this.state[name] !== value) {
        this.state[name] = value;
        this.dispatchEvent(new Event(`change:${name}`));
      }
    }

    on(event, listener) {
      this.addEventListener(event, listener);
    }

    off(event, listener) {
      this.removeEventListener(event, listener);
    }

    save_changes() {}
  }

  function dress() {
    const root = document.documentElement;
    const hasPalette = getComputedStyle(root).getPropertyValue("--fn-ink") !== "";
    const sheet = document.createElement("style");
    const names = Object.keys(texts).filter((name) => name.endsWith(".css"));
    sheet.textContent = names
      .filter((name) => name !== "palette.css" || !hasPalette)
      .map((name) => texts[name]).join("\n");
    document.head.append(sheet);
  }

  async function start(element) {
    const { parts, worker, state } = JSON.parse(element.querySelector("script").textContent);
    state._worker = joined(worker);
    const live = document.createElement("div");
    live.className = "exploration-live";
    try {
      const module = await load(parts);
      element.append(live);
      element.classList.add("is-live");
      module.default.render({ model: new Model(state), el: live, linkable: true });
    } catch (error) {
      live.remove();
      element.classList.remove("is-live");
      console.error(error);
    }
  }

  const startAll = () => {
    dress();
    document.querySelectorAll(".exploration").forEach(start);
  };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", startAll);
  } else {
    startAll();
  }
})();
