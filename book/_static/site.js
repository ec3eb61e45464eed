// What the theme leaves out for readers who use the keyboard or a screen reader.
"use strict";

// A box that scrolls must take the focus, or the keyboard cannot scroll it.
const SCROLLING = "pre, .highlight, .math, mjx-container[display='true'], .table-scroll, " +
  ".cell_output .output";

function markScrollingBoxes() {
  for (const box of document.querySelectorAll(SCROLLING)) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 &&
      ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
    if (scrolls) {
      box.tabIndex = 0;
    } else if (box.tabIndex === 0) {
      box.removeAttribute("tabindex");
    }
  }
}

// Tables get a box of their own to scroll in, so that a narrow page keeps its width.
function boxTables() {
  for (const table of document.querySelectorAll("article table")) {
    if (!table.closest(".table-scroll")) {
      const box = document.createElement("div");
      box.className = "table-scroll";
      table.replaceWith(box);
      box.append(table);
    }
  }
}

// For paper, folded boxes open and figures that waited for their turn are fetched.
function openFoldsForPrint() {
  for (const image of document.querySelectorAll("img[loading=lazy]")) {
    image.loading = "eager";
  }
  for (const fold of document.querySelectorAll("details:not([open])")) {
    fold.open = true;
    fold.dataset.openedForPrint = "";
  }
}

function closeFoldsAfterPrint() {
  for (const fold of document.querySelectorAll("details[data-opened-for-print]")) {
    fold.open = false;
    delete fold.dataset.openedForPrint;
  }
}

document.addEventListener("DOMContentLoaded", () => {
  boxTables();
  markScrollingBoxes();
  window.addEventListener("resize", markScrollingBoxes);
  document.addEventListener("toggle", markScrollingBoxes, true);
  window.addEventListener("load", () => {
    window.MathJax?.startup?.promise?.then(markScrollingBoxes);
    markScrollingBoxes();
  });
});
window.addEventListener("beforeprint", openFoldsForPrint);
window.addEventListener("afterprint", closeFoldsAfterPrint);
