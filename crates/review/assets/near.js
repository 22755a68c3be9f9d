// What is worked out only for what the reader is about to see.

/** How far out of sight something is made ready, in CSS pixels. */
const AHEAD = 1500;

/** Elements that are made ready for paper; the marks of more take longer than anybody waits. */
const MOST_PRINTED = 400;

/** What is still to be done to the elements of this view. @type {Map<Element, () => void>} */
const waiting = new Map();

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) finish(target);
  }
}, { rootMargin: `${AHEAD}px 0px` });

/** @param {Element} element */
function finish(element) {
  observer.unobserve(element);
  const work = waiting.get(element);
  waiting.delete(element);
  work?.();
}

/**
 * Works on an element when it comes near the window.
 * @param {Element} element
 * @param {() => void} work
 */
export function whenNear(element, work) {
  waiting.set(element, work);
  observer.observe(element);
}

/** Forgets the elements of the view that is left. */
export function forgetFar() {
  observer.disconnect();
  waiting.clear();
}

addEventListener("beforeprint", () => [...waiting.keys()].slice(0, MOST_PRINTED).forEach(finish));
