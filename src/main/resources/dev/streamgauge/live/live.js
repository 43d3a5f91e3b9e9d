/* Shows the state of the run as the server tells it, several times a second. */

import { Chart, clock, number } from "./charts.js";

const PHASES = ["prepare", "warm up", "measure", "drain", "verify", "tear down"];
const [BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE, SILVER] =
  ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#9aa4af"];
const PROCESSES = [BLUE, VERMILION, GREEN, PURPLE, SKY, ORANGE];

const element = id => document.getElementById(id);
const charts = {
  latency: new Chart(element("latency"), { unit: " ms", sparse: true }),
  rate: new Chart(element("rate"), { unit: "/s" }),
  lag: new Chart(element("lag"), {}),
  cpu: new Chart(element("cpu"), { write: cores => cores.toFixed(2) }),
};

let attempt = 0;
let seconds = [];
let announced = "";

function text(id, words) {
  const node = element(id);
  if (node.textContent !== words) {
    node.textContent = words;
  }
}

function connection(words, kind) {
  text("connection", words);
  element("connection").className = kind;
}

function showExperiment(experiment, over) {
  if (!experiment) {
    return;
  }
  const trials = `${experiment.searches ? "at most " : ""}${experiment.trials} ${experiment.trials === 1 ? "trial" : "trials"}`;
  text("where", `${experiment.id}, ${experiment.scale} scale, ${experiment.testbed} testbed, ${trials}`);
  text("experiment", experiment.title);
  element("experiment-progress").value = experiment.progress;
  text("experiment-left", over ? "over" : experiment.leftSeconds === null ? "" : `about ${clock(experiment.leftSeconds)} min left`);
}

function showTrial(experiment, trial) {
  element("of-trial").hidden = !trial;
  element("trial-progress").value = trial ? trial.progress : 0;
  text("trial-left", !trial ? "" : trial.status ?? `about ${clock(trial.leftSeconds)} min left`);
  if (!trial) {
    document.title = "Streamgauge";
    return;
  }
  text("trial", `Trial ${trial.position} of ${experiment.trials}: ${trial.id}`);
  const levels = Object.entries(trial.levels).map(([factor, level]) => `${factor} ${level}`);
  if (!("engine" in trial.levels)) {
    levels.unshift(`engine ${trial.engine}`);
  }
  text("levels", `${levels.join(", ")}; ${number(trial.sent)} events sent, ${number(trial.results)} results`);
  const current = trial.status ? PHASES.length : PHASES.indexOf(trial.phase);
  element("phases").replaceChildren(...PHASES.map((phase, i) => {
    const item = document.createElement("li");
    item.textContent = i === current
      ? `${phase}, ${clock(trial.phaseSeconds)} of about ${clock(trial.phaseExpectedSeconds)}`
      : phase;
    item.className = i < current ? "past" : "";
    if (i === current) {
      item.setAttribute("aria-current", "step");
    }
    return item;
  }));
  const now = `${trial.id}: ${trial.status ?? trial.phase}`;
  document.title = `${now} - Streamgauge`;
  if (now !== announced) {
    announced = now;
    text("announced", now);
  }
}

function note(state) {
  const { experiment, trial } = state;
  if (!experiment) {
    return "The first experiment is about to begin.";
  }
  if (experiment.notRun) {
    return `This experiment has no trials at ${experiment.scale} scale: ${experiment.notRun}`;
  }
  if (!experiment.runs) {
    return "Evidence of an earlier run is judged again: nothing runs, so there are no samples.";
  }
  if (state.over || seconds.length) {
    return "";
  }
  return trial && !trial.status ? "Samples begin with the load." : "The next trial is about to begin.";
}

function showCharts(trial) {
  element("charts").hidden = !seconds.length;
  if (!seconds.length) {
    return;
  }
  text("latency-of", trial.windowed
    ? "from a window's end to its result"
    : "from when a record was due to its result, of the results of a second");
  const at = seconds.map(each => each.second);
  const phases = seconds.map(each => each.phase);
  const series = (name, color, value) => ({ name, color, values: seconds.map(each => value(each) ?? null) });
  charts.latency.show(at, phases, trial.windowed
    ? [{ ...series("window", BLUE, each => each.maxMs), dots: true }]
    : [
      series("highest", SILVER, each => each.maxMs),
      series("p99", VERMILION, each => each.p99Ms),
      series("median", BLUE, each => each.p50Ms),
    ]);
  const rates = [series("events sent", BLUE, each => each.sentHz)];
  if (!trial.windowed) {
    rates.push(series("results", VERMILION, each => each.resultsHz));
  }
  charts.rate.show(at, phases, rates);
  charts.lag.show(at, phases, [series("events", BLUE, each => each.backlog)]);
  const names = [...new Set(seconds.flatMap(each => each.processes.map(process => process.name)))];
  const used = name => each => each.processes.find(process => process.name === name)?.cpuCores;
  charts.cpu.show(at, phases, names
    .sort((a, b) => (b === "machine") - (a === "machine"))
    .map((name, i) => series(name, name === "machine" ? SILVER : PROCESSES[(i - 1) % PROCESSES.length], used(name))));
}

function showEnded(ended) {
  element("of-ended").hidden = !ended.length;
  element("ended").replaceChildren(...ended.map(each => {
    const row = document.createElement("tr");
    const cell = (words, kind) => {
      const node = document.createElement("td");
      node.textContent = words;
      node.className = kind;
      return node;
    };
    row.append(
      cell(`${each.experiment}/${each.trial}`, ""),
      cell(each.status, each.status),
      cell(each.p50Ms === null ? "–" : `${number(each.p50Ms)} ms`, "number"),
      cell(`${number(each.matched)} of ${number(each.expected)}`, "number"));
    return row;
  }));
}

function show(state) {
  if (!state.trial || state.trial.attempt !== attempt || state.from === 0) {
    attempt = state.trial ? state.trial.attempt : 0;
    seconds = [];
  }
  const grown = state.seconds.length > 0 || seconds.length === 0;
  seconds.push(...state.seconds);
  showExperiment(state.experiment, state.over);
  showTrial(state.experiment, state.trial);
  if (grown) {
    showCharts(state.trial);
  }
  if (state.ended) {
    showEnded(state.ended);
  }
  const words = note(state);
  text("note", words);
  element("note").hidden = words === "";
}

const events = new EventSource("/events");
events.onmessage = message => {
  const state = JSON.parse(message.data);
  show(state);
  if (state.over) {
    events.close();
    connection("the run is over", "over");
  } else {
    connection("live", "live");
  }
};
events.onerror = () => connection("no connection: the run has ended, or was killed", "lost");
