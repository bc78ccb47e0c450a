/** Asking what is known of a point of the map on the last day of the time window: the gesture, the question, the popover. */
import { PointPopup } from "./point-popup.js";
import { isoOfDay } from "./days.js";
import { watchForQuestions } from "./point-gesture.js";

export class PointAsker {
  /**
   * @param {L.Map} map
   * @param {{datasetHash: string, dayOf: function(): number, onAsk: function(number, number, string): void}} options dayOf gives
   *   the day that is asked about; onAsk gets longitude, latitude and ISO date, and whoever answers calls `show`
   */
  constructor(map, { datasetHash, dayOf, onAsk }) {
    this._dayOf = dayOf;
    this._onAsk = onAsk;
    this._popup = new PointPopup(map, { frame: map.getContainer().parentElement, datasetHash });
    this._stop = watchForQuestions(map, ({ lng, lat }) => this.ask(lng, lat));
  }

  /** Asks about a point; reach is the pixels to its right that are taken. */
  ask(lon, lat, reach = 0) {
    const round = (degrees) => Math.round(degrees * 1e6) / 1e6;
    this._put(round(lon), round(lat), reach);
  }

  /** Asks again about the point whose popover is open, if the day is another one. */
  askAgain() {
    const { asked } = this._popup;
    if (asked && asked.on !== isoOfDay(this._dayOf())) this._put(asked.lon, asked.lat, asked.reach);
  }

  /** Shows what is known; an answer to an earlier question is dropped. */
  show(answer) {
    this._popup.show(answer);
  }

  destroy() {
    this._stop();
    this._popup.destroy();
  }

  _put(lon, lat, reach) {
    const on = isoOfDay(this._dayOf());
    this._popup.wait({ lon, lat, on, reach });
    this._onAsk(lon, lat, on);
  }
}
