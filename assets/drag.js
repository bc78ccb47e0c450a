/** Dragging sideways with a mouse, a pen or a finger. */

/**
 * Reports drags that begin on an element.
 * @param {HTMLElement} element
 * @param {{start: function(): void, move: function(number): void, end: function(): void}} report
 *   move gets the distance in pixels since the start
 */
export function trackDrag(element, { start, move, end }) {
  let from = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    from = event.clientX;
    start();
  });
  element.addEventListener("pointermove", (event) => {
    if (from !== null) move(event.clientX - from);
  });
  const finish = () => {
    if (from === null) return;
    from = null;
    end();
  };
  element.addEventListener("pointerup", finish);
  element.addEventListener("pointercancel", finish);
}
