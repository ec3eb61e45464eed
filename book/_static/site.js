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

// Short code stays on one line; `figures.css` says where.
const SHORT = 16; // letters

function keepShortCodeWhole() {
  for (const code of document.querySelectorAll("code.literal")) {
    code.classList.toggle("is-short", code.textContent.length <= SHORT);
  }
}

// Marks in the contents the section that is being read: the last one that begins in the upper third
// of the screen, and the last of all at the end of the page.
function markSection() {
  const links = [...document.querySelectorAll(".page-contents > ul > li > a[href^='#']")];
  const page = document.documentElement;
  const isAtEnd = page.scrollTop > 0 && page.scrollTop + innerHeight >= page.scrollHeight - 2;
  const begins = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))
    ?.getBoundingClientRect().top < innerHeight / 3;
  const current = isAtEnd ? links.at(-1) : links.findLast(begins);
  for (const link of links) {
    link.classList.toggle("active", link === current);
    if (link === current) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

function followSections() {
  let asked = 0;
  const markSoon = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      markSection();
    });
  };
  for (const event of ["scroll", "resize", "load"]) {
    window.addEventListener(event, markSoon, { passive: true });
  }
  markSoon();
}

// What the search says once it has looked.
const FOUND = {
  "Search finished, found ${resultCount} page(s) matching the search query.":
    "Places found: ${resultCount}",
  ["Your search did not match any documents. Please make sure that all words are spelled "
    + "correctly and that you've selected enough categories."]:
    "No page has all these words. Try fewer of them, or a part of one.",
};
if (typeof Documentation !== "undefined") {
  Object.assign(Documentation.TRANSLATIONS, FOUND);
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
  keepShortCodeWhole();
  followSections();
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
