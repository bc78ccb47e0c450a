/**
 * Where a list is scrolled to that is taller than a browser makes an element: Chromium stops at 33.5 million pixels. The element
 * is then lower than the list. Near both ends a pixel of it is a pixel of the list; between them a leap of the scroll bar is
 * scaled, and what is scrolled by wheel or key moves pixel by pixel on from there.
 */

/** Pixels that every browser makes. */
const HIGHEST = 15e6;

/** Pixels at each end that are not scaled. */
const TRUE_ENDS = 2e6;

export class TallScroll {
  constructor() {
    this._total = 0;
    this._room = 0;
    this._at = 0;
    this._shift = 0;
  }

  /** The height that the element gets. */
  get height() {
    return Math.min(this._total, HIGHEST);
  }

  /** Takes the list's height and that of the window onto it, both in pixels. */
  setSize(total, room) {
    const other = total !== this._total;
    this._total = total;
    this._room = room;
    if (other) this._shift = this._listOf(this._at) - this._at;
  }

  /**
   * Follows the scroll position `at` of the element to where in the list it is, both in pixels of what lies above. Returns where
   * the element has to be scrolled to, to stay where it is in the list, or null where it is right.
   */
  follow(at) {
    const leapt = Math.abs(at - this._at) > this._room;
    const stuck = (at < 2 * this._room && this._shift > 0) || (at > this.height - 3 * this._room && this._shift < this._total - this.height);
    this._at = at;
    if (leapt) this._shift = this._listOf(at) - at;
    else if (stuck) return this.elementOf(at + this._shift);
    return null;
  }

  /** Pixels of the list above what is seen. */
  get top() {
    return this._at + this._shift;
  }

  /** Where in the element a pixel of the list lies now. */
  place(top) {
    return top - this._shift;
  }

  /** Takes the scroll position `at`, as the browser rounded it, for `top` of the list. */
  settle(at, top) {
    this._at = at;
    this._shift = this._total > HIGHEST ? top - at : 0;
  }

  /** How many pixels of the list a pixel of the element between the ends stands for. */
  get _scale() {
    const ends = 2 * TRUE_ENDS + this._room;
    return (this._total - ends) / (this.height - ends);
  }

  _listOf(at) {
    const more = this._total - this.height;
    if (more <= 0 || at < TRUE_ENDS) return at;
    if (at > this.height - this._room - TRUE_ENDS) return at + more;
    return TRUE_ENDS + (at - TRUE_ENDS) * this._scale;
  }

  /** Where the element has to be scrolled to for a pixel of the list. */
  elementOf(top) {
    const more = this._total - this.height;
    if (more <= 0 || top < TRUE_ENDS) return top;
    if (top > this._total - this._room - TRUE_ENDS) return top - more;
    return TRUE_ENDS + (top - TRUE_ENDS) / this._scale;
  }
}
