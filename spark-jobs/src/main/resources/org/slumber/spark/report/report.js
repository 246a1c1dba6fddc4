'use strict';

// Draws the charts of the page: each by the function below that its kind names, from the numbers in #report.
(() => {
  // Okabe and Ito: told apart by every kind of colour vision
  const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000', '#8a7f00'];
  const GREY = '#999999';
  const SHADE = 'rgba(86, 180, 233, 0.22)';
  const SCALES = {
    viridis: ['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c', '#28ae80', '#5ec962', '#addc30', '#fde725'],
    cividis: ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'],
  };
  const SYMBOLS = ['circle', 'triangle', 'rect', 'diamond'];
  const DASHES = ['solid', 'dashed', 'dotted'];
  const MOMENTS = ['before training', 'before the last sleep', 'after the last sleep', 'after training'];
  /** Where an empty bin is drawn on a logarithmic scale of counts. */
  const NONE = 0.5;
  // no name in quotes: ECharts does not escape them in an SVG that is saved
  const FONT = 'system-ui, Roboto, Arial, sans-serif';

  const number = (value, digits = 3) =>
    value === null || value === undefined ? '–' : Number(value).toFixed(digits).replace('-', '−');
  const short = (value) =>
    value === null || value === undefined ? '–' : String(Number(Number(value).toPrecision(3))).replace('-', '−');
  const lines = (...parts) => parts.filter((part) => part !== '').map(echarts.format.encodeHTML).join('<br>');
  const unique = (values) => [...new Set(values)];

  /** Lays panels out in rows and columns under a title and hands out their axes. */
  class Panels {
    constructor(width, title, columns, rows, shape = {}) {
      this.width = width;
      this.columns = columns;
      Object.assign(this, { left: 64, right: 24, gapX: 72, gapY: 74, top: 70, bottom: 84, height: 220 }, shape);
      this.fraction = shape.fractions || Array(columns).fill(1 / columns);
      const inner = width - this.left - this.right - (columns - 1) * this.gapX;
      this.widths = this.fraction.map((fraction) => inner * fraction);
      this.total = this.top + rows * this.height + (rows - 1) * this.gapY + this.bottom;
      this.option = {
        animation: false,
        backgroundColor: '#fff',
        color: COLOURS,
        textStyle: { fontFamily: FONT },
        aria: { enabled: true },
        title: [{ text: title, left: 8, top: 6, textStyle: { fontSize: 15, width: width - 16, overflow: 'truncate' } }],
        tooltip: { trigger: 'item', confine: true, formatter: (hovered) => (hovered.data && hovered.data.tip) || '' },
        legend: { bottom: 8, left: 'center', type: 'scroll', data: [] },
        grid: [],
        xAxis: [],
        yAxis: [],
        series: [],
      };
    }

    /** Adds a panel; what it gives names its axes in a series. Axes with ends: false end where no number is round. */
    panel(column, row, title, xAxis, yAxis) {
      const index = this.option.grid.length;
      const left = this.left + this.widths.slice(0, column).reduce((sum, each) => sum + each, 0) + column * this.gapX;
      const top = this.top + row * (this.height + this.gapY);
      this.option.grid.push({ left, top, width: this.widths[column], height: this.height });
      if (title) {
        this.option.title.push({
          text: title,
          left,
          top: top - 28,
          textStyle: { fontSize: 12.5, fontWeight: 'bold', width: this.widths[column], overflow: 'truncate' },
        });
      }
      const axis = { nameLocation: 'middle', nameTextStyle: { fontSize: 12 }, axisLine: { show: true, onZero: false } };
      const labels = (given) => ({ hideOverlap: true, ...(given.ends === false ? { showMinLabel: false, showMaxLabel: false } : {}), ...given.axisLabel });
      this.option.xAxis.push({ gridIndex: index, type: 'value', nameGap: 26, splitLine: { show: false }, ...axis, ...xAxis, axisLabel: labels(xAxis) });
      this.option.yAxis.push({ gridIndex: index, type: 'value', nameGap: 44, ...axis, ...yAxis, axisLabel: labels(yAxis) });
      return { xAxisIndex: index, yAxisIndex: index };
    }

    add(...series) {
      this.option.series.push(...series);
    }

    legend(...names) {
      for (const name of names) {
        if (!this.option.legend.data.includes(name)) {
          this.option.legend.data.push(name);
        }
      }
    }

    chart() {
      if (this.option.legend.data.length < 2) {
        this.option.legend.show = false;
      }
      return { height: this.total, option: this.option };
    }
  }

  /** Intervals as bars with caps; of each datum [x, low, high]. */
  const intervals = (axes, name, colour, data, horizontal = false) => ({
    ...axes,
    type: 'custom',
    name,
    itemStyle: { color: colour },
    z: 3,
    silent: true,
    encode: horizontal ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    data,
    clip: true,
    renderItem: (params, api) => {
      const at = (value) => (horizontal ? api.coord([value, api.value(0)]) : api.coord([api.value(0), value]));
      const [low, high] = [at(api.value(1)), at(api.value(2))];
      const cap = (point) =>
        horizontal
          ? { x1: point[0], x2: point[0], y1: point[1] - 4, y2: point[1] + 4 }
          : { x1: point[0] - 4, x2: point[0] + 4, y1: point[1], y2: point[1] };
      const style = { stroke: colour, lineWidth: 1.5, fill: undefined };
      return {
        type: 'group',
        children: [{ x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, cap(low), cap(high)].map((shape) => ({
          type: 'line',
          shape,
          style,
        })),
      };
    },
  });

  /** A band between two curves; data [x, low, high] ascending. */
  const band = (axes, name, colour, data) => ({
    ...axes,
    type: 'custom',
    name,
    itemStyle: { color: colour },
    silent: true,
    z: 1,
    encode: { x: 0, y: [1, 2] },
    data,
    clip: true,
    renderItem: (params, api) => {
      if (params.dataIndex > 0) {
        return null;
      }
      const points = data.map((each) => api.coord([each[0], each[1]]));
      points.push(...data.map((each) => api.coord([each[0], each[2]])).reverse());
      return { type: 'polygon', shape: { points }, style: { fill: colour, opacity: 0.15 } };
    },
  });

  /** An axis for factors about 1: logarithmic where they span enough for it to have more than one round number. */
  const factors = (values) => {
    const [least, most] = [Math.min(1, ...values), Math.max(1, ...values)];
    const shape = { ends: false, axisLabel: { formatter: short } };
    return most / least > 20
      ? { type: 'log', min: least * 0.8, max: most * 1.25, ...shape }
      : { type: 'value', min: least - 0.06 * (most - least) - 0.01, max: most + 0.06 * (most - least) + 0.01, ...shape };
  };

  /** Of text on a heat map's colour, 0 to 1 on its scale: all scales go from dark to light. */
  const ink = (value) => (value > 0.6 ? '#000' : '#fff');

  const shaded = (areas) => ({
    silent: true,
    itemStyle: { color: SHADE },
    data: areas.map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
  });

  const ratioAxis = (panels) => {
    const most = Math.max(0.01, ...panels.flatMap((p) => p.curves.flatMap((c) => (c.means || c.points).map((m) => m[0]))));
    return { name: 'sleep ratio', min: -0.03 * most, max: 1.05 * most, ends: false };
  };

  const accuracy = ({ panels: all }, title, width) => {
    const learners = unique(all.map((panel) => panel.learner));
    const datasets = unique(all.map((panel) => panel.dataset));
    const panels = new Panels(width, title, learners.length, datasets.length, { height: 260 });
    const values = all.flatMap((p) => p.curves.flatMap((c) => [
      ...c.runs.map((run) => run[1]),
      ...c.means.flatMap((mean) => [mean[1], mean[2], mean[3]]),
      ...c.band.flatMap((each) => [each[2], each[3]]),
    ])).filter((value) => value !== null);
    const lowest = Math.max(0, Math.floor(Math.min(...values) * 10 - 0.2) / 10);
    const names = unique(all.flatMap((panel) => panel.curves.map((curve) => curve.name)));
    for (const panel of all) {
      const xAxis = ratioAxis(all.filter((other) => other.learner === panel.learner));
      const axes = panels.panel(
        learners.indexOf(panel.learner), datasets.indexOf(panel.dataset), `${panel.dataset}, ${panel.learner}`,
        xAxis, { name: 'test accuracy', min: lowest, max: 1 });
      panel.curves.forEach((curve) => {
        const colour = COLOURS[names.indexOf(curve.name) % COLOURS.length];
        if (curve.band.length > 0) {
          panels.add(band(axes, curve.name, colour, curve.band.map((each) => [each[0], each[2], each[3]])), {
            ...axes,
            type: 'line',
            name: curve.name,
            z: 2,
            symbol: 'none',
            lineStyle: { color: colour, width: 1.5 },
            data: curve.band.map((each) => [each[0], each[1]]),
            silent: true,
          });
        }
        panels.add({
          ...axes,
          type: 'scatter',
          name: curve.name,
          z: 2,
          symbolSize: 5,
          itemStyle: { color: colour, opacity: 0.4 },
          data: curve.runs.map(([ratio, value, seed, id]) => ({
            value: [ratio, value],
            tip: lines(curve.name, `run ${id}, seed ${seed}`, `ratio ${ratio}: accuracy ${number(value)}`),
          })),
        });
        panels.add(intervals(axes, curve.name, colour,
          curve.means.filter((mean) => mean[2] !== null).map((mean) => [mean[0], mean[2], mean[3]])));
        const expected = new Map(curve.band.map((each) => [each[0], each]));
        panels.add({
          ...axes,
          type: 'scatter',
          name: curve.name,
          z: 4,
          symbolSize: 10,
          itemStyle: { color: colour, borderColor: '#fff', borderWidth: 1 },
          data: curve.means.map(([ratio, mean, low, high, n, sd]) => ({
            value: [ratio, mean],
            tip: lines(
              curve.name,
              `ratio ${ratio}: mean accuracy ${number(mean)} ± ${number(sd)} over ${n} seed(s)`,
              low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`,
              expected.has(ratio)
                ? `curve: ${number(expected.get(ratio)[1])}, ${number(expected.get(ratio)[2])} to ${number(expected.get(ratio)[3])}`
                : ''),
          })),
        });
        panels.legend(curve.name);
      });
    }
    return panels.chart();
  };

  const gain = ({ panels: all }, title, width) => {
    const columns = Math.min(all.length, width > 700 ? 2 : 1);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260 });
    const learners = unique(all.flatMap((panel) => panel.curves.map((curve) => curve.learner))).sort();
    const ends = all.flatMap((p) => p.curves.flatMap((c) => c.points.flatMap((point) => [point[1], point[2], point[3]])));
    // one seed has no interval, and two may have one that is wider than accuracies can be
    const far = Math.min(1, Math.max(0.01, ...ends.filter((value) => value !== null).map(Math.abs)) * 1.1);
    const bound = Number(far.toPrecision(2));
    all.forEach((panel, place) => {
      const xAxis = ratioAxis(all);
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.dataset, xAxis,
        { name: 'change of accuracy', min: -bound, max: bound, ends: false });
      panels.add({
        ...axes,
        type: 'line',
        data: [],
        markLine: {
          silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#000', type: 'solid', width: 1.2 },
          data: [{ yAxis: 0 }],
        },
      });
      panel.curves.forEach((curve, index) => {
        const kind = learners.indexOf(curve.learner);
        const colour = COLOURS[kind % COLOURS.length];
        const dash = DASHES[panel.curves.filter((other, i) => i < index && other.learner === curve.learner).length];
        const name = curve.name === '' ? curve.learner : `${curve.learner}, ${curve.name}`;
        const aside = (index - (panel.curves.length - 1) / 2) * xAxis.max * 0.018;
        panels.add(
          {
            ...axes,
            type: 'line',
            name,
            z: 4,
            symbol: SYMBOLS[kind % SYMBOLS.length],
            symbolSize: 9,
            showAllSymbol: true,
            itemStyle: { color: colour },
            lineStyle: { color: colour, width: 2, type: dash },
            data: curve.points.map(([ratio, mean, low, high, pairs, p]) => ({
              value: [ratio + aside, mean],
              tip: lines(
                name,
                `ratio ${ratio}: ${mean > 0 ? '+' : ''}${number(mean)} over ${pairs} pair(s) of seeds`,
                low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`,
                p === null ? '' : `p (Dunnett) ${p < 0.001 ? '< 0.001' : number(p)}`),
            })),
          },
          intervals(axes, name, colour,
            curve.points.filter((point) => point[2] !== null).map((point) => [point[0] + aside, point[2], point[3]])));
        panels.legend(name);
      });
    });
    return panels.chart();
  };

  const points = ({ points: all }, title, width) => {
    const names = all.map((point) => point[0]);
    const panels = new Panels(width, title, 1, 1, {
      height: 26 * all.length + 20, left: Math.min(320, width * 0.4), bottom: 56, top: 48,
    });
    const ends = all.flatMap((point) => [point[1], point[2], point[3]]).filter((value) => value !== null);
    const axes = panels.panel(0, 0, '', {
      name: 'test accuracy', min: Math.max(0, Math.floor(Math.min(...ends) * 10) / 10), max: 1, splitLine: { show: true },
    }, {
      type: 'category', data: names, inverse: true,
      axisLabel: { interval: 0, width: Math.min(300, width * 0.4 - 20), overflow: 'truncate', fontSize: 11 },
    });
    const colour = (name) => (name === 'no regulariser' ? COLOURS[1] : COLOURS[0]);
    panels.add(
      intervals(axes, '', COLOURS[0],
        all.map((point, index) => [index, point[2], point[3]]).filter((each) => each[1] !== null), true),
      {
        ...axes,
        type: 'scatter',
        symbolSize: 10,
        z: 4,
        data: all.map(([name, mean, low, high, n], index) => ({
          value: [mean, index],
          itemStyle: { color: colour(name) },
          tip: lines(name, `mean accuracy ${number(mean)} over ${n} seed(s)`,
            low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
        })),
      });
    return panels.chart();
  };

  const grid = ({ metric, scale, panels: all }, title, width) => {
    const columns = Math.min(all.length, width > 700 ? 2 : 1);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), {
      height: 260, gapX: 100, left: 92, bottom: 100,
    });
    const values = all.flatMap((panel) => panel.cells.map((cell) => cell[2]));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    all.forEach((panel, place) => {
      const few = panel.cells.length <= 60;
      const axes = panels.panel(place % columns, Math.floor(place / columns), `${panel.dataset}, ${panel.learner}`,
        { type: 'category', data: panel.ratios, name: 'sleep ratio' },
        { type: 'category', data: panel.decays, name: 'sleep decay λ', nameGap: 66 });
      panels.add({
        ...axes,
        type: 'heatmap',
        data: panel.cells.map(([x, y, mean, n, sd]) => ({
          value: [x, y, mean],
          label: { color: ink((mean - least) / (most - least)) },
          tip: lines(`${panel.dataset}, ${panel.learner}`, `ratio ${panel.ratios[x]}, decay ${panel.decays[y]}`,
            `mean ${metric} ${number(mean)} ± ${number(sd)} over ${n} seed(s)`),
        })),
        label: few
          ? { show: true, fontSize: 10, formatter: (cell) => number(cell.value[2], 2) }
          : { show: false },
      });
    });
    panels.option.visualMap = {
      min: least, max: most === least ? least + 1e-6 : most, precision: 3, calculable: false,
      orient: 'horizontal', left: 'center', bottom: 8, itemHeight: 200, inRange: { color: SCALES[scale] },
      text: [number(most), number(least)],
    };
    return panels.chart();
  };

  const stability = ({ panels: all }, title, width) => {
    const columns = Math.min(all.length, width > 700 ? 2 : 1);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 280, bottom: 110 });
    const every = all.flatMap((panel) => Object.values(panel.learners).flat());
    const drifts = every.map((run) => run[0]);
    const ratios = every.map((run) => run[2]).filter((ratio) => ratio !== null);
    const learners = unique(all.flatMap((panel) => Object.keys(panel.learners))).sort();
    const lowest = Math.max(0, Math.floor(Math.min(...every.map((run) => run[1])) * 10) / 10);
    const coloured = [];
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.dataset, {
        name: 'Σ|w| at the end over its start', ...factors(drifts), splitLine: { show: true },
      }, { name: 'test accuracy', min: lowest, max: 1 });
      Object.entries(panel.learners).forEach(([learner, runs]) => {
        coloured.push(panels.option.series.length);
        panels.add({
          ...axes,
          type: 'scatter',
          name: learner,
          symbol: SYMBOLS[learners.indexOf(learner) % SYMBOLS.length],
          symbolSize: every.length > 800 ? 5 : 9,
          itemStyle: { color: '#555', opacity: 0.8 },
          data: runs.map(([drift, value, ratio, saturation, seed, name]) => ({
            value: [drift, value, ratio],
            ...(ratio === null ? { itemStyle: { color: GREY }, visualMap: false } : {}),
            tip: lines(`${panel.dataset}, ${learner}`, `${name}, seed ${seed}`, `accuracy ${number(value)}`,
              `Σ|w| ${short(drift)} times its start`, saturation === null ? '' : `saturation ${number(saturation)}`),
          })),
          markLine: {
            silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#000', type: 'dashed' }, data: [{ xAxis: 1 }],
          },
        });
        panels.legend(learner);
      });
    });
    panels.option.legend.bottom = 48;
    if (ratios.length > 0) {
      const most = Math.max(...ratios);
      panels.option.visualMap = {
        min: 0, max: most === 0 ? 1 : most, dimension: 2, seriesIndex: coloured, precision: 2, orient: 'horizontal',
        left: 'center', bottom: 8, itemHeight: 180, inRange: { color: SCALES.viridis.slice(0, 8) },
        text: [`ratio ${short(most)}`, '0'],
      };
    }
    return panels.chart();
  };

  const league = ({ panels: all }, title, width) => {
    const panels = new Panels(width, title, 1, all.length, { height: 440, bottom: 64 });
    all.forEach((panel, place) => {
      const points = panel.mechanisms.flatMap((mechanism) => mechanism.points);
      const ends = points.flatMap((point) => [point[1], point[2], point[3]]).filter((value) => value !== null);
      const axes = panels.panel(0, place, panel.name, {
        name: 'Σ|w| at the end over its start', ...factors(points.map((point) => point[0])), splitLine: { show: true },
      }, { name: 'test accuracy', min: Math.max(0, Math.floor(Math.min(...ends) * 10) / 10), max: 1 });
      panel.mechanisms.forEach((mechanism, index) => {
        const colour = COLOURS[index % COLOURS.length];
        panels.add(
          {
            ...axes, type: 'line', symbol: 'none', silent: true, z: 2,
            lineStyle: { color: colour, width: 1, opacity: 0.6 },
            data: mechanism.points.map((point) => [point[0], point[1]]),
          },
          {
            ...intervals(axes, '', colour, mechanism.points.filter((point) => point[2] !== null)
              .map((point) => [point[0], point[2], point[3]])),
            z: 1,
          },
          {
            ...axes,
            type: 'scatter',
            symbolSize: 10,
            z: 4,
            labelLayout: { moveOverlap: 'shiftX' },
            data: mechanism.points.map(([drift, value, low, high, ratio, n]) => ({
              value: [drift, value],
              itemStyle: { color: ratio > 0 ? colour : '#fff', borderColor: colour, borderWidth: 1.5, opacity: 0.9 },
              label: {
                show: true, position: 'top', distance: 3, formatter: String(mechanism.number), fontSize: 10, color: colour,
              },
              tip: lines(`${mechanism.number}. ${mechanism.name}`, ratio > 0 ? `sleep ratio ${short(ratio)}` : 'alone',
                `mean accuracy ${number(value)} over ${n} seed(s)`,
                low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`, `Σ|w| ${short(drift)} times its start`),
            })),
            markLine: {
              silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: '#000', type: 'dashed' }, data: [{ xAxis: 1 }],
            },
          });
      });
    });
    return panels.chart();
  };

  const weightSums = ({ panels: all }, title, width) => {
    const panels = new Panels(width, title, all.length, 1, { height: 260 });
    const values = all.flatMap((panel) => Object.values(panel.lines).flatMap((line) => line.map((point) => point[1])));
    const scale = factors(values);
    all.forEach((panel, place) => {
      const axes = panels.panel(place, 0, panel.name,
        { name: 'steps of training', max: 'dataMax', axisLabel: { hideOverlap: true, formatter: (value) => (value >= 1e6 ? `${short(value / 1e6)}M` : value >= 1e3 ? `${short(value / 1e3)}k` : value) } },
        { name: 'Σ|w| over its start', ...scale });
      Object.entries(panel.lines).forEach(([name, line], index) => {
        panels.add({
          ...axes,
          type: 'line',
          name,
          symbol: SYMBOLS[index],
          symbolSize: line.length > 60 ? 3 : 6,
          showAllSymbol: true,
          itemStyle: { color: COLOURS[index] },
          lineStyle: { color: COLOURS[index], width: 1.5, type: DASHES[index] },
          data: line.map(([step, ratio, epoch, moment]) => ({
            value: [step, ratio],
            tip: lines(name, `step ${step}, epoch ${epoch}, ${moment}`, `Σ|w| ${short(ratio)} times its start`),
          })),
          ...(index === 0 && panel.sleeps.length > 0 ? { markArea: shaded(panel.sleeps) } : {}),
        });
        panels.legend(name);
      });
    });
    return panels.chart();
  };

  const histograms = ({ panels: all }, title, width) => {
    const columns = Math.min(2, all.length);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 200 });
    const known = unique(all.flatMap((panel) => Object.keys(panel.histograms)));
    const moments = MOMENTS.filter((moment) => known.includes(moment));
    const most = Math.max(...all.flatMap((panel) => Object.values(panel.histograms).flat()));
    panels.legend(...moments);
    all.forEach((panel, place) => {
      const bins = Object.values(panel.histograms)[0].length;
      const edge = panel.upper / bins;
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { name: panel.unbounded ? '|w| (last bin: and above)' : '|w|', min: 0, max: panel.upper },
        { type: 'log', name: 'synapses', min: NONE, max: most * 1.5, ends: false });
      moments.filter((moment) => panel.histograms[moment]).forEach((moment) => {
        const counts = panel.histograms[moment];
        const index = moments.indexOf(moment);
        panels.add({
          ...axes,
          type: 'line',
          name: moment,
          step: 'middle',
          symbol: 'circle',
          symbolSize: (value) => (value[1] === NONE ? 0 : 4),
          showAllSymbol: true,
          itemStyle: { color: COLOURS[index], opacity: 0.9 },
          lineStyle: { color: COLOURS[index], width: 1.6, type: index === 0 ? 'dashed' : 'solid' },
          data: counts.map((count, bin) => ({
            value: [(bin + 0.5) * edge, Math.max(count, NONE)],
            tip: lines(moment, `|w| ${short(bin * edge)} to ${short((bin + 1) * edge)}${panel.unbounded && bin === bins - 1 ? ' and above' : ''}`, `${count} synapses`),
          })),
        });
      });
    });
    return panels.chart();
  };

  const confusion = ({ matrices }, title, width) => {
    const classes = matrices[0].counts.length;
    const names = [...Array(classes).keys()].map(String);
    const columns = matrices.length + 1;
    const panels = new Panels(width, title, columns, 1, { height: (width - 190) / columns, bottom: 92, gapX: 60 });
    const share = (row, value) => {
      const all = row.reduce((sum, each) => sum + each, 0);
      return all === 0 ? null : value / all;
    };
    matrices.forEach((matrix, place) => {
      const axes = panels.panel(place, 0, matrix.name,
        { type: 'category', data: names, name: 'predicted class' },
        { type: 'category', data: names, name: 'true class', inverse: true, nameGap: 30 });
      panels.add({
        ...axes,
        type: 'heatmap',
        data: matrix.counts.flatMap((row, truth) => row.map((count, predicted) => ({
          value: [predicted, truth, share(row, count)],
          label: { color: ink(share(row, count)) },
          tip: lines(`${matrix.name}, ${matrix.runs} seed(s)`, `true class ${truth}, predicted ${predicted}`,
            `${number(share(row, count))} of the class, ${count} samples`),
        }))),
        label: { show: classes <= 4, fontSize: 11, formatter: (cell) => number(cell.value[2], 2) },
      });
    });
    const bars = panels.panel(columns - 1, 0, 'accuracy by class',
      { type: 'category', data: names, name: 'class' }, { min: 0, max: 1 });
    const coloured = matrices.map((matrix, index) => index);
    matrices.forEach((matrix, index) => {
      panels.add({
        ...bars,
        type: 'bar',
        name: matrix.name,
        itemStyle: { color: COLOURS[matrices.length === 1 ? 0 : [1, 0][index]] },
        data: matrix.counts.map((row, truth) => ({
          value: [truth, share(row, row[truth])],
          tip: lines(matrix.name, `class ${truth}: accuracy ${number(share(row, row[truth]))}`),
        })),
      });
      panels.legend(matrix.name);
    });
    panels.option.visualMap = {
      min: 0, max: 1, seriesIndex: coloured, precision: 2, orient: 'horizontal', left: panels.left, bottom: 8,
      itemHeight: 160, inRange: { color: SCALES.viridis }, text: ['1', '0 of the true class'],
    };
    panels.option.legend.left = 'auto';
    panels.option.legend.right = 8;
    return panels.chart();
  };

  const raster = ({ clips, inputs, excitatory, inhibitory }, title, width) => {
    const neurons = inputs + excitatory + inhibitory;
    const steps = clips.reduce((sum, clip) => sum + clip.steps, 0);
    const panels = new Panels(width, title, clips.length, 1, {
      height: 380, gapX: 40, bottom: 76, fractions: clips.map((clip) => clip.steps / steps),
    });
    const groups = [
      { name: 'inputs', colour: GREY, from: 0, to: inputs },
      { name: 'excitatory', colour: COLOURS[0], from: inputs, to: inputs + excitatory },
      { name: 'inhibitory', colour: COLOURS[1], from: inputs + excitatory, to: neurons },
    ];
    clips.forEach((clip, place) => {
      const axes = panels.panel(place, 0, clip.name,
        { name: 'step', min: clip.from, max: clip.from + clip.steps, interval: clip.steps / 2, position: 'bottom', axisLabel: { formatter: (value) => String(value) } },
        { name: place === 0 ? 'neuron' : '', min: 0, max: neurons, inverse: true, splitLine: { show: false }, axisLabel: { show: place === 0 } });
      groups.forEach((group) => {
        panels.add({
          ...axes,
          type: 'custom',
          name: group.name,
          itemStyle: { color: group.colour },
          clip: true,
          encode: { x: [], y: 0 },
          data: clip.neurons.slice(group.from, group.to).map((row, index) => {
            const spikes = row.reduce((sum, length, i) => sum + (i % 2 ? length : 0), 0);
            return {
              value: [group.from + index],
              tip: lines(`${group.name} neuron ${index}`, `${spikes} spikes in ${clip.steps} steps (${short((1000 * spikes) / clip.steps)} Hz)`),
            };
          }),
          renderItem: (params, api) => {
            const row = clip.neurons[api.value(0)];
            const [zero, top] = api.coord([clip.from, api.value(0)]);
            const step = (api.coord([clip.from + clip.steps, 0])[0] - zero) / clip.steps;
            const height = api.coord([clip.from, api.value(0) + 1])[1] - top;
            let time = 0;
            let path = '';
            row.forEach((length, i) => {
              if (i % 2) {
                path += `M${(time * step).toFixed(1)} 0h${Math.max(1, length * step).toFixed(1)}`;
              }
              time += length;
            });
            return {
              type: 'group',
              x: zero,
              y: top,
              children: [
                // what the pointer meets is the whole row, not a hair of it
                { type: 'rect', shape: { x: 0, y: 0, width: clip.steps * step, height }, style: { fill: 'rgba(0,0,0,0)' } },
                { type: 'path', shape: { pathData: path || 'M0 0', x: 0, y: height / 2, layout: 'center' }, silent: true, style: { stroke: group.colour, lineWidth: Math.max(0.7, height * 0.85), fill: 'none' } },
              ],
            };
          },
        });
        panels.legend(group.name);
      });
      panels.add({
        ...axes, type: 'line', data: [], ...(clip.asleep.length > 0 ? { markArea: shaded(clip.asleep) } : {}),
      });
    });
    return panels.chart();
  };

  const times = ({ times: all }, title, width) => {
    const panels = new Panels(width, title, 1, 1, {
      height: 34 * all.length + 20, left: Math.min(260, width * 0.35), top: 48, bottom: 56,
    });
    const positive = all.every((each) => each.box[0] > 0);
    const axes = panels.panel(0, 0, '',
      { type: positive ? 'log' : 'value', name: 'CPU time, s', splitLine: { show: true }, ends: !positive, axisLabel: { formatter: short },
        ...(positive ? { min: Math.min(...all.map((each) => each.box[0])) * 0.8, max: Math.max(...all.map((each) => each.box[4])) * 1.25 } : {}) },
      { type: 'category', data: all.map((each) => each.name), inverse: true,
        axisLabel: { interval: 0, width: Math.min(240, width * 0.35 - 20), overflow: 'truncate' } });
    panels.add({
      ...axes,
      type: 'boxplot',
      itemStyle: { color: '#cfe5f2', borderColor: COLOURS[0] },
      data: all.map((each) => ({
        value: each.box,
        tip: lines(each.name, `${each.n} run(s)`, `median ${short(each.box[2])} s, quartiles ${short(each.box[1])} and ${short(each.box[3])} s`,
          `from ${short(each.box[0])} to ${short(each.box[4])} s (${each.slowest})`),
      })),
    });
    return panels.chart();
  };

  const timesByRatio = ({ times: all }, title, width) => {
    const shown = all.filter((each) => each.byRatio.length > 0);
    const panels = new Panels(width, title, 1, 1, { height: 260, top: 48 });
    const axes = panels.panel(0, 0, '', { name: 'sleep ratio', min: 0 }, { name: 'mean CPU time, s', min: 0 });
    shown.forEach((each, index) => {
      panels.add({
        ...axes,
        type: 'line',
        name: each.name,
        symbol: SYMBOLS[index % SYMBOLS.length],
        symbolSize: 8,
        showAllSymbol: true,
        lineStyle: { type: DASHES[Math.floor(index / COLOURS.length) % DASHES.length] },
        data: each.byRatio.map(([ratio, mean, n]) => ({
          value: [ratio, mean],
          tip: lines(each.name, `ratio ${ratio}: mean ${short(mean)} s over ${n} run(s)`),
        })),
      });
      panels.legend(each.name);
    });
    return panels.chart();
  };

  const concurrency = ({ line, stretches }, title, width) => {
    const panels = new Panels(width, title, 1, 1, { height: 220, top: 48, bottom: 56 });
    const axes = panels.panel(0, 0, '',
      { name: 'time at work, s', min: 0, max: stretches[stretches.length - 1].to, axisLabel: { hideOverlap: true } },
      { name: 'runs at work', min: 0, max: Math.max(...stretches.map((stretch) => stretch.most)), minInterval: 1 });
    const of = (time) => stretches.find((stretch) => time >= stretch.from && time <= stretch.to) || stretches[stretches.length - 1];
    panels.add({
      ...axes,
      type: 'line',
      step: 'end',
      symbol: 'circle',
      symbolSize: 3,
      areaStyle: { color: COLOURS[0], opacity: 0.2 },
      lineStyle: { color: COLOURS[0], width: 1.2 },
      data: line.map(([time, runs]) => ({
        value: [time, runs],
        tip: lines(`${short(time)} s: ${short(runs)} run(s) at work`, `stretch from ${of(time).startedAt}`,
          `${of(time).runs} run(s), at most ${of(time).most} at once, busy ${short(100 * of(time).efficiency)} %`),
      })),
      ...(stretches.length > 1
        ? { markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dotted', color: '#000' },
          data: stretches.slice(1).map((stretch) => ({ xAxis: stretch.from })) } }
        : {}),
    });
    return panels.chart();
  };

  const KINDS = {
    accuracy, gain, points, grid, stability, league, weightSums, histograms, confusion, raster, times, timesByRatio, concurrency,
  };

  /** Offers a blob as a file; a data URL has a length that browsers bound. */
  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const svg = (chart) => {
    const url = chart.getDataURL({ type: 'svg' });
    return decodeURIComponent(url.slice(url.indexOf(',') + 1));
  };

  const saveSvg = (chart, name) => save(new Blob([svg(chart)], { type: 'image/svg+xml' }), `${name}.svg`);

  const savePng = (chart, name) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = 2 * chart.getWidth();
      canvas.height = 2 * chart.getHeight();
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, `${name}.png`), 'image/png');
    };
    image.src = chart.getDataURL({ type: 'svg' });
  };

  const buttons = (figure, chart, { id, title }) => {
    const bar = document.createElement('div');
    bar.className = 'save';
    for (const [form, saving] of [['SVG', saveSvg], ['PNG', savePng]]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `Save as ${form}`;
      button.setAttribute('aria-label', `Save "${title}" as ${form}`);
      button.addEventListener('click', () => saving(chart, id));
      bar.append(button);
    }
    figure.append(bar);
  };

  const draw = (placed) => {
    const figure = document.querySelector(`[data-chart="${placed.id}"]`);
    const place = figure.querySelector('.chart');
    const width = Math.max(320, place.clientWidth);
    const { height, option } = KINDS[placed.kind](placed.data, placed.title, width);
    const old = echarts.getInstanceByDom(place);
    if (old) {
      old.dispose();
      figure.querySelector('.save').remove();
    }
    place.style.height = `${height}px`;
    const chart = echarts.init(place, null, { renderer: 'svg', width, height });
    chart.setOption(option);
    // lets print shrink it with the page
    place.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${height}`);
    buttons(figure, chart, placed);
  };

  const all = JSON.parse(document.getElementById('report').textContent);
  // one after another, so that the words can be read meanwhile
  const drawFrom = (index) => {
    if (index < all.length) {
      draw(all[index]);
      setTimeout(drawFrom, 0, index + 1);
    } else {
      document.documentElement.dataset.drawn = String(all.length);
    }
  };
  drawFrom(0);

  let drawnWidth = document.body.clientWidth;
  let waiting;
  window.addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // print also sizes the window, but then the style sheet does the shrinking
      if (document.body.clientWidth !== drawnWidth && !window.matchMedia('print').matches) {
        drawnWidth = document.body.clientWidth;
        all.forEach(draw);
      }
    }, 200);
  });
})();
