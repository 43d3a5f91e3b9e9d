/* One chart over the seconds of a trial's load: a curve for each series, and its last value in words. */

const INK = "#57606a";
const GRID = "#e6e8eb";
const SHADE = "#f6f7f9";
const HEIGHT = 200;
const AT_LEAST_SECONDS = 30;

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** As many digits as a reader needs. */
export function number(value) {
  return Math.abs(value) < 10 && !Number.isInteger(value) ? tenths.format(value) : whole.format(value);
}

export function clock(seconds) {
  const whole = Math.round(seconds);
  return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
}

export class Chart {
  /**
   * figure: where it goes; unit: what follows each value, blank included; round: how a value of now is written;
   * sparse: whether a curve goes on over seconds that have no value.
   */
  constructor(figure, { unit = "", write = number, sparse = false }) {
    this.unit = unit;
    this.write = write;
    this.sparse = sparse;
    this.phases = [];
    this.names = "";
    this.values = document.createElement("dl");
    this.values.className = "values";
    this.place = document.createElement("div");
    this.place.setAttribute("role", "img");
    this.title = figure.querySelector("h3").textContent;
    figure.append(this.values, this.place);
    new ResizeObserver(() => this.plot && this.plot.setSize(this.size())).observe(this.place);
  }

  /** seconds: numbers; phases: a name for each; series: {name, color, values, dots} with null where there is no value. */
  show(seconds, phases, series) {
    const names = series.map(each => each.name).join();
    if (names !== this.names || !this.plot) {
      this.names = names;
      this.draw(series);
    }
    this.phases = phases;
    this.plot.setData([seconds, ...series.map(each => each.values)]);
    const said = series.map((each, i) => {
      const known = each.values.filter(value => value !== null);
      const last = this.sparse ? known.at(-1) : each.values.at(-1);
      const text = last === undefined || last === null ? "–" : this.write(last) + this.unit;
      this.values.children[i].lastChild.textContent = text;
      return `${each.name} ${text}` + (known.length ? `, highest ${this.write(Math.max(...known))}${this.unit}` : "");
    });
    this.place.setAttribute("aria-label", `${this.title} over time: ${said.join("; ")}`);
  }

  size() {
    return { width: this.place.clientWidth || 480, height: HEIGHT };
  }

  draw(series) {
    this.values.replaceChildren(...series.map(each => {
      const pair = document.createElement("div");
      const name = document.createElement("dt");
      name.textContent = each.name;
      name.style.setProperty("--series", each.color);
      pair.append(name, document.createElement("dd"));
      return pair;
    }));
    if (this.plot) {
      this.plot.destroy();
    }
    const axis = { stroke: INK, font: "12px Inter", grid: { stroke: GRID, width: 1 }, ticks: { show: false } };
    this.plot = new uPlot({
      ...this.size(),
      padding: [20, 8, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: (plot, low, high) => [0, Math.max(AT_LEAST_SECONDS, high ?? 0)] },
        y: { range: (plot, low, high) => [0, high > 0 ? high * 1.15 : 1] },
      },
      axes: [
        { ...axis, grid: { show: false }, size: 28, values: (plot, splits) => splits.map(clock) },
        { ...axis, size: 58, values: (plot, splits) => splits.map(number) },
      ],
      series: [{}, ...series.map(each => ({
        label: each.name,
        stroke: each.color,
        width: 2,
        spanGaps: this.sparse,
        points: { show: each.dots ?? false, size: 5, fill: each.color },
      }))],
      hooks: { drawClear: [plot => this.shade(plot)] },
    }, [[], ...series.map(() => [])], this.place);
  }

  /** What is not measured lies on grey; the phases are named above. */
  shade(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.font = `${11 * devicePixelRatio}px Inter`;
    ctx.textBaseline = "bottom";
    for (let i = 0; i < this.phases.length;) {
      let end = i + 1;
      while (end < this.phases.length && this.phases[end] === this.phases[i]) {
        end++;
      }
      const left = plot.valToPos(plot.data[0][i], "x", true);
      const right = plot.valToPos(plot.data[0][Math.min(end, this.phases.length - 1)], "x", true);
      if (this.phases[i] !== "measure") {
        ctx.fillStyle = SHADE;
        ctx.fillRect(left, bbox.top, right - left, bbox.height);
      }
      ctx.fillStyle = INK;
      if (right - left > ctx.measureText(this.phases[i]).width + 8 * devicePixelRatio) {
        ctx.fillText(this.phases[i], left, bbox.top - 3 * devicePixelRatio);
      }
      i = end;
    }
    ctx.restore();
  }
}
