'use strict';

// Draws the charts of the page: each by the function below that its kind names, from the numbers in #report.
(() => {
  // Okabe and Ito: told apart by every kind of colour vision; on dark paper the same hues, lighter
  const LIGHT = {
    paper: '#fff', ink: '#1b1b1b', faint: '#6b6b6b', line: '#dcdcdc', shade: 'rgba(86, 180, 233, 0.22)', box: '#cfe5f2',
    colours: ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#000000', '#8a7f00'],
  };
  const DARK = {
    paper: '#16191d', ink: '#e6e6e6', faint: '#9aa0a6', line: '#3a3f45', shade: 'rgba(86, 180, 233, 0.2)', box: '#20455c',
    colours: ['#4aa8e8', '#ff8a47', '#2fc79a', '#e59cc6', '#f2bb3f', '#a4dcff', '#ffffff', '#cfc23a'],
  };
  /** What the chart that is being drawn looks like. */
  let look = LIGHT;
  const SCALES = {
    viridis: ['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c', '#28ae80', '#5ec962', '#addc30', '#fde725'],
    cividis: ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'],
  };
  const SYMBOLS = [
    'circle', 'triangle', 'rect', 'diamond', 'path://M-1 -1h2l-1 2z', 'path://M-1 -3h2v2h2v2h-2v2h-2v-2h-2v-2h2z',
  ];
  const DASHES = ['solid', 'dashed', 'dotted'];
  const MOMENTS = ['before training', 'before the last sleep', 'after the last sleep', 'after training'];
  /** Where an empty bin is drawn on a logarithmic scale of counts. */
  const NONE = 0.5;
  // no name in quotes: ECharts does not escape them in an SVG that is saved
  const FONT = 'system-ui, Roboto, Arial, sans-serif';
  /** Of a chart that is saved, px: the same from every screen. */
  const SAVED_WIDTH = 960;
  /** Of a chart that is printed, px: a page between its margins. */
  const PRINTED_WIDTH = 720;
  /** Panels narrower than this stand below each other, px. */
  const NARROW = 300;
  /** A line through fewer says more than was measured. */
  const FEWEST_OF_A_LINE = 3;

  const number = (value, digits = 3) =>
    value === null || value === undefined ? '–' : Number(value).toFixed(digits).replace('-', '−');
  const short = (value) =>
    value === null || value === undefined ? '–' : String(Number(Number(value).toPrecision(3))).replace('-', '−');
  const lines = (...parts) => parts.filter((part) => part !== '').map(echarts.format.encodeHTML).join('<br>');
  const unique = (values) => [...new Set(values)];
  const colour = (index) => look.colours[index % look.colours.length];
  const symbol = (index) => SYMBOLS[index % SYMBOLS.length];
  const ruler = document.createElement('canvas').getContext('2d');

  const measured = (text, size) => {
    ruler.font = `bold ${size}px ${FONT}`;
    return ruler.measureText(text).width;
  };

  /** A text in lines that are no wider, broken between words where it can be. */
  const wrapped = (text, size, width) => {
    const rows = [''];
    for (const word of text.split(' ')) {
      const longer = rows[rows.length - 1] === '' ? word : `${rows[rows.length - 1]} ${word}`;
      if (measured(longer, size) <= width || rows[rows.length - 1] === '') {
        rows[rows.length - 1] = longer;
      } else {
        rows.push(word);
      }
      while (measured(rows[rows.length - 1], size) > width && rows[rows.length - 1].length > 1) {
        const last = rows.pop();
        let fits = last.length - 1;
        while (fits > 1 && measured(last.slice(0, fits), size) > width) {
          fits--;
        }
        rows.push(last.slice(0, fits), last.slice(fits));
      }
    }
    return rows;
  };

  /** How many of so many panels stand beside each other. */
  const beside = (panels, width, most = 2) => Math.max(1, Math.min(panels, most, Math.floor(width / NARROW)));

  /** Lays panels out in rows and columns under a title and hands out their axes; titles are those of all panels. */
  class Panels {
    constructor(width, title, columns, rows, shape = {}) {
      this.width = width;
      this.columns = columns;
      Object.assign(this, { left: 64, right: 24, gapX: 72, gapY: 74, top: 70, bottom: 84, height: 220, titles: [], overPanels: 0 }, shape);
      this.fraction = shape.fractions || Array(columns).fill(1 / columns);
      const inner = width - this.left - this.right - (columns - 1) * this.gapX;
      this.widths = this.fraction.map((fraction) => inner * fraction);
      const heading = wrapped(title, 15, width - 16);
      const most = Math.max(1, ...this.titles.map((each) => wrapped(each, 12.5, Math.min(...this.widths)).length));
      const further = 16 * (most - 1) + this.overPanels;
      this.titleRoom = 28 + further;
      this.top += 19 * (heading.length - 1) + further;
      this.gapY += further;
      this.total = this.top + rows * this.height + (rows - 1) * this.gapY + this.bottom;
      this.option = {
        animation: false,
        backgroundColor: look.paper,
        color: look.colours,
        textStyle: { fontFamily: FONT },
        aria: { enabled: true },
        title: [{ text: heading.join('\n'), left: 8, top: 6, textStyle: { fontSize: 15, lineHeight: 19 } }],
        tooltip: { trigger: 'item', confine: true, formatter: (hovered) => (hovered.data && hovered.data.tip) || '' },
        legend: { bottom: 8, left: 'center', itemGap: 14, data: [] },
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
          text: wrapped(title, 12.5, this.widths[column]).join('\n'),
          left,
          top: top - this.titleRoom,
          textStyle: { fontSize: 12.5, fontWeight: 'bold', lineHeight: 16 },
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

    /** Adds a name to the legend, with the mark and colour of its kind, where it has one. */
    legend(name, kind) {
      const { data } = this.option.legend;
      if (!data.some((each) => each.name === name)) {
        data.push(kind === undefined ? { name } : { name, icon: symbol(kind), itemStyle: { color: colour(kind), opacity: 1, borderWidth: 0 } });
      }
    }

    chart() {
      const { legend, series } = this.option;
      if (legend.data.length < 2) {
        legend.show = false;
      } else {
        const room = this.width - 24;
        const widths = legend.data.map(({ name }) => 48 + measured(name, 12));
        if (Math.max(...widths) > room) {
          const broken = (name) => wrapped(name, 12, room - 48);
          legend.formatter = (name) => broken(name).join('\n');
          legend.orient = 'vertical';
          this.total += legend.data.reduce((sum, { name }) => sum + 13 * broken(name).length + 14, -27);
        } else {
          widths.reduce((used, each) => {
            this.total += used + each > room ? 28 : 0;
            return used + each > room ? each : used + each;
          }, 0);
        }
      }
      // all at once: what comes bit by bit is missing where a page is printed meanwhile
      series.forEach((each) => Object.assign(each, { progressive: 0 }));
      return { height: this.total, option: this.option };
    }
  }

  /** Intervals as bars with caps, moved aside by so many pixels; of each datum [x, low, high]. */
  const intervals = (axes, name, colour, data, { horizontal = false, aside = 0 } = {}) => ({
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
      const at = (value) => {
        const [x, y] = horizontal ? api.coord([value, api.value(0)]) : api.coord([api.value(0), value]);
        return horizontal ? [x, y + aside] : [x + aside, y];
      };
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

  /**
   * An axis for positive numbers, and for one that they are held against: logarithmic where they span enough for it to have
   * more than one round number.
   */
  const positive = (values, about = values[0]) => {
    const [least, most] = [Math.min(about, ...values), Math.max(about, ...values)];
    const shape = { ends: false, axisLabel: { formatter: short } };
    return most / least > 20
      ? { type: 'log', min: least * 0.8, max: most * 1.25, ...shape }
      : { type: 'value', min: Math.max(0, least - 0.06 * (most - least) - 0.01), max: most + 0.06 * (most - least) + 0.01, ...shape };
  };

  /** Of text on a heat map's colour, 0 to 1 on its scale: all scales go from dark to light. */
  const ink = (value) => (value > 0.6 ? '#000' : '#fff');

  const shaded = (areas) => ({
    silent: true,
    itemStyle: { color: look.shade },
    data: areas.map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
  });

  const ratioAxis = (panels) => {
    const most = Math.max(0.01, ...panels.flatMap((p) => p.curves.flatMap((c) => (c.means || c.points).map((m) => m[0]))));
    return { name: 'sleep ratio', min: -0.03 * most, max: 1.05 * most, ends: false };
  };

  /** An axis of accuracies; where it does not begin at 0 its name says so. */
  const accuracyAxis = (values) => {
    const known = values.filter((value) => value !== null);
    const least = Math.min(1, ...known);
    const step = least < 0.5 ? 0.2 : 0.1;
    const low = Number(Math.max(0, Math.floor((least - 0.02) / step) * step).toFixed(1));
    return { name: low > 0 ? `test accuracy (axis from ${low})` : 'test accuracy', min: low, max: 1 };
  };

  const accuracy = ({ panels: all }, title, width) => {
    const learners = unique(all.map((panel) => panel.learner));
    const datasets = unique(all.map((panel) => panel.dataset));
    const across = learners.length <= Math.floor(width / NARROW);
    const titles = all.map((panel) => `${panel.dataset}, ${panel.learner}`);
    const panels = new Panels(width, title, across ? learners.length : 1, across ? datasets.length : all.length, { height: 260, titles });
    const yAxis = accuracyAxis(all.flatMap((p) => p.curves.flatMap((c) => [
      ...c.runs.map((run) => run[1]),
      ...c.means.flatMap((mean) => [mean[1], mean[2], mean[3]]),
      ...c.band.flatMap((each) => [each[2], each[3]]),
    ])));
    const names = unique(all.flatMap((panel) => panel.curves.map((curve) => curve.name)));
    all.forEach((panel, place) => {
      const axes = panels.panel(
        across ? learners.indexOf(panel.learner) : 0, across ? datasets.indexOf(panel.dataset) : place, titles[place],
        ratioAxis(all.filter((other) => other.learner === panel.learner)), yAxis);
      panel.curves.forEach((curve) => {
        const kind = names.indexOf(curve.name);
        if (curve.band.length >= FEWEST_OF_A_LINE) {
          panels.add(band(axes, curve.name, colour(kind), curve.band.map((each) => [each[0], each[2], each[3]])), {
            ...axes,
            type: 'line',
            name: curve.name,
            z: 2,
            symbol: 'none',
            lineStyle: { color: colour(kind), width: 1.5 },
            data: curve.band.map((each) => [each[0], each[1]]),
            silent: true,
          });
        }
        panels.add({
          ...axes,
          type: 'scatter',
          name: curve.name,
          z: 2,
          symbol: symbol(kind),
          symbolSize: 5,
          itemStyle: { color: colour(kind), opacity: 0.4 },
          data: curve.runs.map(([ratio, value, seed, id]) => ({
            value: [ratio, value],
            tip: lines(curve.name, `run ${id}, seed ${seed}`, `ratio ${ratio}: accuracy ${number(value)}`),
          })),
        });
        panels.add(intervals(axes, curve.name, colour(kind),
          curve.means.filter((mean) => mean[2] !== null).map((mean) => [mean[0], mean[2], mean[3]])));
        const expected = new Map(curve.band.map((each) => [each[0], each]));
        panels.add({
          ...axes,
          type: 'scatter',
          name: curve.name,
          z: 4,
          symbol: symbol(kind),
          symbolSize: 10,
          itemStyle: { color: colour(kind), borderColor: look.paper, borderWidth: 1 },
          data: curve.means.map(([ratio, mean, low, high, n, sd, name]) => ({
            value: [ratio, mean],
            tip: lines(
              curve.name,
              name,
              `mean accuracy ${number(mean)} ± ${number(sd)} over ${n} seed(s)`,
              low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`,
              expected.has(ratio)
                ? `curve: ${number(expected.get(ratio)[1])}, ${number(expected.get(ratio)[2])} to ${number(expected.get(ratio)[3])}`
                : ''),
          })),
        });
        panels.legend(curve.name, kind);
      });
    });
    return panels.chart();
  };

  const gain = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const titles = all.map((panel) => panel.dataset);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260, titles });
    const names = unique(all.flatMap((panel) => panel.curves.map((curve) => curve.name)));
    const ends = all.flatMap((p) => p.curves.flatMap((c) => c.points.flatMap((point) => [point[1], point[2], point[3]])));
    // one seed has no interval, and two may have one that is wider than accuracies can be
    const far = Math.min(1, Math.max(0.01, ...ends.filter((value) => value !== null).map(Math.abs)) * 1.1);
    const bound = Number(far.toPrecision(2));
    all.forEach((panel, place) => {
      const ratios = unique(panel.curves.flatMap((curve) => curve.points.map((point) => point[0]))).sort((a, b) => a - b);
      // where marks would cover each other the axis has places in place of numbers, in which they stand side by side
      const places = panel.curves.length > 1 && ratios.length <= 12;
      const axes = panels.panel(place % columns, Math.floor(place / columns), titles[place],
        places ? { type: 'category', data: ratios.map(String), name: 'sleep ratio' } : ratioAxis(all),
        { name: 'change of accuracy', min: -bound, max: bound, ends: false });
      panels.add({
        ...axes,
        type: 'line',
        data: [],
        markLine: {
          silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: look.ink, type: 'solid', width: 1.2 },
          data: [{ yAxis: 0 }],
        },
      });
      panel.curves.forEach((curve, index) => {
        const { name } = curve;
        const kind = names.indexOf(name);
        const apart = Math.min(14, (0.8 * panels.widths[place % columns]) / ratios.length / panel.curves.length);
        const aside = places ? (index - (panel.curves.length - 1) / 2) * apart : 0;
        const at = (ratio) => (places ? ratios.indexOf(ratio) : ratio);
        const joined = !places && !curve.scattered && curve.points.length >= FEWEST_OF_A_LINE;
        panels.add(
          {
            ...axes,
            type: joined ? 'line' : 'scatter',
            name,
            z: 4,
            symbol: symbol(kind),
            symbolSize: 9,
            symbolOffset: [aside, 0],
            ...(joined ? { showAllSymbol: true, lineStyle: { color: colour(kind), width: 2 } } : {}),
            itemStyle: { color: colour(kind) },
            data: curve.points.map(([ratio, mean, low, high, pairs, p, point]) => ({
              value: [at(ratio), mean],
              tip: lines(
                `${panel.dataset}, ${name}`,
                point,
                `${mean > 0 ? '+' : ''}${number(mean)} over ${pairs} pair(s) of seeds`,
                low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`,
                p === null ? '' : `p (Dunnett) ${p < 0.001 ? '< 0.001' : number(p)}`),
            })),
          },
          intervals(axes, name, colour(kind),
            curve.points.filter((point) => point[2] !== null).map((point) => [at(point[0]), point[2], point[3]]), { aside }));
        panels.legend(name, kind);
      });
    });
    return panels.chart();
  };

  const points = ({ points: all }, title, width) => {
    const names = all.map((point) => point[0]);
    const room = Math.min(300, width * 0.4 - 20);
    const rows = Math.max(...names.map((name) => wrapped(name, 11, room).length));
    const panels = new Panels(width, title, 1, 1, {
      height: (12 + 14 * rows) * all.length + 20, left: room + 20, bottom: 56, top: 48,
    });
    const axes = panels.panel(0, 0, '', {
      ...accuracyAxis(all.flatMap((point) => [point[1], point[2], point[3]])), splitLine: { show: true },
    }, {
      type: 'category', data: names, inverse: true,
      axisLabel: { interval: 0, hideOverlap: false, fontSize: 11, lineHeight: 14, formatter: (name) => wrapped(name, 11, room).join('\n') },
    });
    const kind = (name) => (name === 'no regulariser' ? 1 : 0);
    panels.add(
      intervals(axes, '', colour(0),
        all.map((point, index) => [index, point[2], point[3]]).filter((each) => each[1] !== null), { horizontal: true }),
      {
        ...axes,
        type: 'scatter',
        symbolSize: 10,
        z: 4,
        data: all.map(([name, mean, low, high, n], index) => ({
          value: [mean, index],
          symbol: symbol(kind(name)),
          itemStyle: { color: colour(kind(name)) },
          tip: lines(name, `mean accuracy ${number(mean)} over ${n} seed(s)`,
            low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
        })),
      });
    return panels.chart();
  };

  const grid = ({ metric, scale, panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const titles = all.map((panel) => panel.name);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), {
      height: 260, gapX: 100, left: 92, bottom: 100, titles,
    });
    const values = all.flatMap((panel) => panel.cells.map((cell) => cell[2]));
    const [least, most] = [Math.min(...values), Math.max(...values)];
    all.forEach((panel, place) => {
      const few = panels.widths[place % columns] / panel.ratios.length > 30 && panel.decays.length <= 16;
      const axes = panels.panel(place % columns, Math.floor(place / columns), titles[place],
        { type: 'category', data: panel.ratios, name: 'sleep ratio' },
        { type: 'category', data: panel.decays, name: 'sleep decay λ', nameGap: 66 });
      panels.add({
        ...axes,
        type: 'heatmap',
        data: panel.cells.map(([x, y, mean, n, sd]) => ({
          value: [x, y, mean],
          label: { color: ink((mean - least) / (most - least)) },
          tip: lines(panel.name, `ratio ${panel.ratios[x]}, decay ${panel.decays[y]}`,
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

  const stability = ({ panels: all, conditions }, title, width) => {
    const columns = beside(all.length, width);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), {
      height: 280, bottom: conditions ? 84 : 110, titles: all.map((panel) => panel.dataset),
    });
    const every = all.flatMap((panel) => Object.values(panel.runs).flat());
    const drifts = every.map((run) => run[0]);
    const ratios = every.map((run) => run[2]).filter((ratio) => ratio !== null);
    const most = Math.max(0, ...ratios) || 1;
    const names = unique(all.flatMap((panel) => Object.keys(panel.runs)));
    const yAxis = accuracyAxis(every.map((run) => run[1]));
    const least = every.length > 800 ? 4 : 6;
    const coloured = [];
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.dataset, {
        name: 'Σ|w| at the end over its start', ...positive(drifts, 1), splitLine: { show: true },
      }, yAxis);
      Object.entries(panel.runs).forEach(([name, runs]) => {
        const kind = names.indexOf(name);
        coloured.push(panels.option.series.length);
        panels.add({
          ...axes,
          type: 'scatter',
          name,
          symbol: symbol(kind),
          symbolSize: conditions ? (value) => least + 8 * Math.sqrt(value[2] / most) : least + 2,
          itemStyle: { color: conditions ? colour(kind) : look.faint, opacity: 0.75 },
          data: runs.map(([drift, value, ratio, saturation, seed, point]) => ({
            value: [drift, value, ratio === null ? 0 : ratio],
            ...(ratio === null && !conditions ? { itemStyle: { color: look.faint }, visualMap: false } : {}),
            tip: lines(panel.dataset, `${point}, seed ${seed}`, `accuracy ${number(value)}`,
              `Σ|w| ${short(drift)} times its start`, saturation === null ? '' : `saturation ${number(saturation)}`),
          })),
          markLine: {
            silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: look.ink, type: 'dashed' }, data: [{ xAxis: 1 }],
          },
        });
        panels.legend(name, conditions ? kind : undefined);
      });
    });
    if (!conditions && ratios.length > 0) {
      panels.option.legend.bottom = 48;
      panels.option.visualMap = {
        min: 0, max: most, dimension: 2, seriesIndex: coloured, precision: 2, orient: 'horizontal',
        left: 'center', bottom: 8, itemHeight: 180, inRange: { color: SCALES.viridis.slice(look === DARK ? 2 : 0, look === DARK ? 9 : 8) },
        text: [`ratio ${short(most)}`, '0'],
      };
    }
    return panels.chart();
  };

  /** Moves each label from over its mark to under it, as far as there is none yet. */
  const labelsApart = () => {
    const placed = new Map();
    return ({ seriesIndex, dataIndex, labelRect: { x, y, width, height } }) => {
      const own = `${seriesIndex} ${dataIndex}`;
      const free = (dy) => [...placed].every(([other, box]) => other === own
        || x >= box.x + box.width || box.x >= x + width || y + dy >= box.y + box.height || box.y >= y + dy + height);
      const dy = [0, ...Array.from({ length: 30 }, (each, step) => 26 + 11 * step)].find(free) || 0;
      placed.set(own, { x, y: y + dy, width, height });
      return { dy };
    };
  };

  const league = ({ panels: all }, title, width) => {
    const panels = new Panels(width, title, 1, all.length, { height: 440, bottom: 64, overPanels: 14, titles: all.map((panel) => panel.name) });
    const apart = labelsApart();
    all.forEach((panel, place) => {
      const points = panel.mechanisms.flatMap((mechanism) => mechanism.points);
      const axes = panels.panel(0, place, panel.name, {
        name: panel.axis,
        ...(panel.about > 0 ? positive(points.map((point) => point[0]), panel.about) : { scale: true, axisLabel: { formatter: short } }),
        splitLine: { show: true },
      }, accuracyAxis(points.flatMap((point) => [point[1], point[2], point[3]])));
      panel.mechanisms.forEach((mechanism, index) => {
        const own = colour(index);
        panels.add(
          {
            ...axes, type: 'line', symbol: 'none', silent: true, z: 2,
            lineStyle: { color: own, width: 1, opacity: 0.5, type: 'dotted' },
            data: mechanism.points.map((point) => [point[0], point[1]]),
          },
          {
            ...intervals(axes, '', own, mechanism.points.filter((point) => point[2] !== null)
              .map((point) => [point[0], point[2], point[3]])),
            z: 1,
          },
          {
            ...axes,
            type: 'scatter',
            symbol: symbol(index),
            symbolSize: 10,
            z: 4,
            labelLayout: apart,
            data: mechanism.points.map(([across, value, low, high, ratio, n]) => ({
              value: [across, value],
              itemStyle: { color: ratio > 0 ? own : look.paper, borderColor: own, borderWidth: 1.5, opacity: 0.9 },
              label: {
                show: true, position: 'top', distance: 3, formatter: String(mechanism.number), fontSize: 10, color: own,
                textBorderColor: look.paper, textBorderWidth: 2,
              },
              tip: lines(`${mechanism.number}. ${mechanism.name}`, ratio > 0 ? `sleep ratio ${short(ratio)}` : 'alone',
                `mean accuracy ${number(value)} over ${n} seed(s)`,
                low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`, `${panel.axis}: ${short(across)}`),
            })),
            markLine: {
              silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: look.ink, type: 'dashed' }, data: [{ xAxis: panel.about }],
            },
          });
      });
    });
    return panels.chart();
  };

  /** What is known of the tasks so far, as they come. */
  const taskCourse = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260, titles: all.map((panel) => panel.name) });
    const names = unique(all.flatMap((panel) => panel.mechanisms.map((mechanism) => mechanism.name)));
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { type: 'category', name: 'tasks trained', data: Array.from({ length: panel.tasks }, (each, index) => index + 1) },
        { name: 'accuracy of these tasks', min: 0, max: 1 });
      panel.mechanisms.forEach(({ name, course }) => {
        const kind = names.indexOf(name);
        const aside = 3 * (panel.mechanisms.findIndex((each) => each.name === name) - (panel.mechanisms.length - 1) / 2);
        panels.add(
          {
            ...axes,
            type: 'line',
            name,
            symbol: symbol(kind),
            symbolSize: 7,
            symbolOffset: [aside, 0],
            itemStyle: { color: colour(kind) },
            lineStyle: { color: colour(kind), width: 1, opacity: 0.6, type: DASHES[kind % DASHES.length] },
            data: course.map(([trained, mean, low, high, n]) => ({
              value: [trained - 1, mean],
              tip: lines(name, `after task ${trained}: mean accuracy of the tasks so far ${number(mean)} over ${n} seed(s)`,
                low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
            })),
          },
          intervals(axes, name, colour(kind), course.filter((point) => point[2] !== null).map((point) => [point[0] - 1, point[2], point[3]]), { aside }));
        panels.legend(name, kind);
      });
    });
    return panels.chart();
  };

  /** What is left of stored sequences, by sleep ratio. */
  const sequences = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260, titles: all.map((panel) => panel.name) });
    const names = unique(all.flatMap((panel) => panel.curves.map((curve) => curve.name)));
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name, ratioAxis([panel]), { name: panel.axis, min: 0 });
      panel.curves.forEach(({ name, points }) => {
        const kind = names.indexOf(name);
        panels.add({
          ...axes,
          type: 'line',
          name,
          symbol: symbol(kind),
          symbolSize: 7,
          itemStyle: { color: colour(kind) },
          lineStyle: { color: colour(kind), width: 1, opacity: 0.6, type: DASHES[kind % DASHES.length] },
          data: points.map(([ratio, value, n]) => ({
            value: [ratio, value],
            tip: lines(`${panel.name}: ${name}`, `ratio ${short(ratio)}: ${panel.axis} ${number(value)} over ${n} seed(s)`),
          })),
        });
        panels.legend(name, kind);
      });
    });
    return panels.chart();
  };

  /** Values with intervals, a row a name and series, about what they are held against. */
  const marks = ({ series: names, panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const room = Math.min(230, width / columns * 0.45);
    const most = Math.max(1, ...all.map((panel) => panel.lines.length));
    const rows = Math.max(1, ...all.flatMap((panel) => panel.lines.map(({ name }) => wrapped(name, 11, room).length)));
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), {
      height: Math.max(14 * rows + 8, 30) * most + 16, left: room + 16, gapX: room + 32, titles: all.map((panel) => panel.name),
    });
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { name: panel.axis, scale: true, splitLine: { show: true }, axisLabel: { formatter: short } },
        {
          type: 'category', data: panel.lines.map(({ name }) => name), inverse: true,
          axisLabel: { interval: 0, hideOverlap: false, fontSize: 11, lineHeight: 14, formatter: (name) => wrapped(name, 11, room).join('\n') },
        });
      names.forEach((name, kind) => {
        const own = panel.lines.flatMap((line, index) => line.marks.filter(({ series }) => series === kind).map(({ value }) => ({ line, index, value })));
        const aside = 8 * (kind - (names.length - 1) / 2);
        panels.add(
          intervals(axes, name, colour(kind), own.filter(({ value }) => value[1] !== null).map(({ index, value }) => [index, value[1], value[2]]), { horizontal: true, aside }),
          {
            ...axes,
            type: 'scatter',
            name,
            symbol: symbol(kind),
            symbolSize: 9,
            symbolOffset: [0, aside],
            z: 4,
            itemStyle: { color: colour(kind) },
            data: own.map(({ line, index, value: [mean, low, high] }) => ({
              value: [mean, index],
              tip: lines(panel.name, line.name, `${name}: ${short(mean)}`, low === null ? '' : `95 % interval ${short(low)} to ${short(high)}`),
            })),
            markLine: {
              silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: look.ink, type: 'dashed' }, data: [{ xAxis: panel.against }],
            },
          });
        panels.legend(name, kind);
      });
    });
    return panels.chart();
  };

  /** Curves with intervals over a positive quantity, held against levels. */
  const courses = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width, 3);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260, titles: all.map((panel) => panel.name) });
    const kinds = unique(all.flatMap((panel) => panel.curves.map((curve) => curve.kind)));
    all.forEach((panel, place) => {
      const points = panel.curves.flatMap((curve) => curve.points).filter((point) => point.value !== null);
      const values = [...points.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null), ...panel.levels.map(({ value }) => value)];
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { name: panel.at, ...positive(points.map((point) => point.at)), splitLine: { show: true } },
        panel.accuracy ? accuracyAxis(values)
          : { name: panel.value, ...(Math.min(...values) > 0 ? positive(values) : { axisLabel: { formatter: short } }) });
      panel.curves.forEach((curve) => {
        const kind = kinds.indexOf(curve.kind);
        const own = curve.points.filter((point) => point.value !== null);
        // what stands at one place would hide what is behind it
        const aside = 5 * (kind - (kinds.length - 1) / 2) + (curve.hollow ? 0 : 2);
        panels.add(
          intervals(axes, curve.kind, colour(kind), own.filter(({ low }) => low !== null).map(({ at, low, high }) => [at, low, high]), { aside }),
          {
            ...axes,
            type: 'line',
            name: curve.kind,
            symbol: symbol(kind),
            symbolSize: 9,
            symbolOffset: [aside, 0],
            showAllSymbol: true,
            z: 4,
            lineStyle: { color: colour(kind), width: curve.joined ? 1 : 0, opacity: 0.6, type: curve.hollow ? 'dotted' : 'solid' },
            itemStyle: { color: curve.hollow ? look.paper : colour(kind), borderColor: colour(kind), borderWidth: 1.5 },
            data: own.map(({ at, value, low, high, tips }) => ({
              value: [at, value],
              tip: lines(...tips, `${panel.value} ${short(value)}`, low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
            })),
          });
        panels.legend(curve.kind, kind);
      });
      panel.levels.forEach((level) => panels.add({
        ...axes, type: 'line', data: [], silent: true,
        markLine: {
          silent: true, symbol: 'none', data: [{ yAxis: level.value }], lineStyle: { color: look.ink, type: level.dashed ? 'dashed' : 'dotted' },
          label: { show: true, position: 'insideStartTop', formatter: level.name, color: look.ink, fontSize: 11 },
        },
      }));
    });
    return panels.chart();
  };

  /** From one line of forgetting to the next. */
  const FORGOTTEN = 0.2;

  /** What was forgotten by the end, a row a mechanism. */
  const taskForgetting = ({ panels: all }, title, width) => {
    const room = Math.min(300, width * 0.4 - 20);
    const shown = all.map((panel) => ({ ...panel, mechanisms: panel.mechanisms.filter(({ forgetting }) => forgetting.length > 0) }));
    const most = Math.max(1, ...shown.map((panel) => panel.mechanisms.length));
    const rows = Math.max(1, ...shown.flatMap((panel) => panel.mechanisms.map(({ name }) => wrapped(name, 11, room).length)));
    const panels = new Panels(width, title, 1, shown.length, {
      height: (12 + 14 * rows) * most + 20, left: room + 20, bottom: 56, titles: shown.map((panel) => panel.name),
    });
    const floored = (value) => FORGOTTEN * Math.floor(value / FORGOTTEN);
    const ends = shown.flatMap((panel) => panel.mechanisms.flatMap(({ forgetting }) => forgetting.slice(0, 3))).filter((value) => value !== null);
    shown.forEach((panel, place) => {
      const names = panel.mechanisms.map(({ name }) => name);
      const axes = panels.panel(0, place, panel.name,
        { name: 'forgetting', min: Math.min(0, floored(Math.min(...ends))), max: Math.max(FORGOTTEN, -floored(-Math.max(...ends))), interval: FORGOTTEN, splitLine: { show: true }, axisLabel: { formatter: (value) => short(Math.round(100 * value) / 100) } },
        {
          type: 'category', data: names, inverse: true,
          axisLabel: { interval: 0, hideOverlap: false, fontSize: 11, lineHeight: 14, formatter: (name) => wrapped(name, 11, room).join('\n') },
        });
      panels.add(
        intervals(axes, '', colour(0),
          panel.mechanisms.map(({ forgetting }, index) => [index, forgetting[1], forgetting[2]]).filter((each) => each[1] !== null), { horizontal: true }),
        {
          ...axes,
          type: 'scatter',
          symbolSize: 10,
          z: 4,
          itemStyle: { color: colour(0) },
          data: panel.mechanisms.map(({ name, forgetting: [mean, low, high] }, index) => ({
            value: [mean, index],
            tip: lines(panel.name, name, `forgetting ${number(mean)}`, low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
          })),
          markLine: {
            silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: look.ink, type: 'dashed' }, data: [{ xAxis: 0 }],
          },
        });
    });
    return panels.chart();
  };

  /** Forgetting by how long a run slept; what never sleeps as a line across. */
  const taskDose = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260, titles: all.map((panel) => panel.name) });
    const measured = (panel) => panel.mechanisms.filter(({ forgetting }) => forgetting.length > 0 && forgetting[0] !== null);
    const asleep = ({ forgetting }) => forgetting[3] > 0;
    const names = unique(all.flatMap((panel) => measured(panel).filter(asleep).map(({ undosed }) => undosed)));
    const awake = ['none', 'frozen'];
    all.forEach((panel, place) => {
      const shown = measured(panel);
      const doses = shown.filter(asleep).map(({ forgetting }) => forgetting[3]);
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { name: 'steps asleep of a run', ...positive(doses) }, { name: 'forgetting', splitLine: { show: true } });
      unique(shown.filter(asleep).map(({ undosed }) => undosed)).forEach((name) => {
        const kind = names.indexOf(name);
        const points = shown.filter((each) => asleep(each) && each.undosed === name).sort((a, b) => a.forgetting[3] - b.forgetting[3]);
        panels.add(
          {
            ...axes,
            type: 'line',
            name,
            symbol: symbol(kind),
            symbolSize: 8,
            itemStyle: { color: colour(kind) },
            lineStyle: { color: colour(kind), width: 1, opacity: 0.6 },
            data: points.map(({ name: own, forgetting: [mean, low, high, steps] }) => ({
              value: [steps, mean],
              tip: lines(own, `${short(steps)} steps asleep`, `forgetting ${number(mean)}`,
                low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
            })),
          },
          intervals(axes, name, colour(kind), points.filter(({ forgetting }) => forgetting[1] !== null)
            .map(({ forgetting: [, low, high, steps] }) => [steps, low, high])));
        panels.legend(name, kind);
      });
      shown.filter((each) => !asleep(each) && awake.includes(each.name)).forEach(({ name, forgetting: [mean] }) => {
        panels.add({
          ...axes, type: 'line', data: [], silent: true,
          markLine: {
            silent: true, symbol: 'none', data: [{ yAxis: mean }],
            lineStyle: { color: look.ink, type: DASHES[awake.indexOf(name) + 1] },
            label: { show: true, position: 'insideStartTop', formatter: name === 'none' ? 'nothing' : name, color: look.ink, fontSize: 11 },
          },
        });
      });
    });
    return panels.chart();
  };

  /** The accuracy of each task after each, a heat map a mechanism. */
  const taskMatrix = ({ tasks, mechanisms }, title, width) => {
    const columns = beside(mechanisms.length, width, 4);
    const side = Math.min(200, (width - 110 - (columns - 1) * 60) / columns);
    const titles = mechanisms.map(({ name }) => name);
    const panels = new Panels(width, title, columns, Math.ceil(titles.length / columns), { height: side, bottom: 96, gapX: 60, gapY: 78, titles });
    const names = Array.from({ length: tasks }, (each, index) => String(index + 1));
    mechanisms.forEach(({ name, matrix }, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), name,
        { type: 'category', data: names, name: 'tested task', axisLabel: { interval: 0 } },
        { type: 'category', data: names, name: 'after task', inverse: true, nameGap: 24, axisLabel: { interval: 0 } });
      panels.add({
        ...axes,
        type: 'heatmap',
        data: matrix.map(([trained, tested, mean, n]) => ({
          value: [tested - 1, trained - 1, mean],
          label: { color: ink(mean) },
          tip: lines(name, `task ${tested} after task ${trained}`, `mean accuracy ${number(mean)} over ${n} seed(s)`),
        })),
        label: { show: side / tasks > 26, fontSize: 10, formatter: (cell) => number(cell.value[2], 2) },
      });
    });
    panels.option.visualMap = {
      min: 0, max: 1, precision: 2, calculable: false, orient: 'horizontal', left: 'center', bottom: 8,
      itemHeight: 160, inRange: { color: SCALES.viridis }, text: ['1', '0 accuracy'],
    };
    return panels.chart();
  };

  const weightSums = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const titles = all.map((panel) => panel.name);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 260, titles });
    const values = all.flatMap((panel) => Object.values(panel.lines).flatMap((line) => line.map((point) => point[1])));
    const scale = positive(values, 1);
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { name: 'steps of training', max: 'dataMax', axisLabel: { hideOverlap: true, formatter: (value) => (value >= 1e6 ? `${short(value / 1e6)}M` : value >= 1e3 ? `${short(value / 1e3)}k` : value) } },
        { name: 'Σ|w| over its start', ...scale });
      Object.entries(panel.lines).forEach(([name, line], index) => {
        panels.add({
          ...axes,
          type: 'line',
          name,
          symbol: symbol(index),
          symbolSize: line.length > 60 ? 3 : 6,
          showAllSymbol: true,
          itemStyle: { color: colour(index) },
          lineStyle: { color: colour(index), width: line.length < FEWEST_OF_A_LINE ? 0 : 1.5, type: DASHES[index] },
          data: line.map(([step, ratio, epoch, moment]) => ({
            value: [step, ratio],
            tip: lines(name, `step ${step}, epoch ${epoch}, ${moment}`, `Σ|w| ${short(ratio)} times its start`),
          })),
          ...(index === 0 && panel.sleeps.length > 0 ? { markArea: shaded(panel.sleeps) } : {}),
        });
        panels.legend(name, index);
      });
    });
    return panels.chart();
  };

  const histograms = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const titles = all.map((panel) => panel.name);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 200, titles });
    const known = unique(all.flatMap((panel) => Object.keys(panel.histograms)));
    const moments = MOMENTS.filter((moment) => known.includes(moment));
    const most = Math.max(...all.flatMap((panel) => Object.values(panel.histograms).flat()));
    moments.forEach((moment, kind) => panels.legend(moment, kind));
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
          symbol: symbol(index),
          symbolSize: (value) => (value[1] === NONE ? 0 : 4),
          showAllSymbol: true,
          itemStyle: { color: colour(index), opacity: 0.9 },
          lineStyle: { color: colour(index), width: 1.6, type: index === 0 ? 'dashed' : 'solid' },
          data: counts.map((count, bin) => ({
            value: [(bin + 0.5) * edge, Math.max(count, NONE)],
            tip: lines(moment, `|w| ${short(bin * edge)} to ${short((bin + 1) * edge)}${panel.unbounded && bin === bins - 1 ? ' and above' : ''}`, `${count} synapses`),
          })),
        });
      });
    });
    return panels.chart();
  };

  const confusion = ({ matrices, classes: known }, title, width) => {
    const classes = matrices[0].counts.length;
    const names = matrices[0].counts.map((row, index) => known[index] || String(index));
    const longest = Math.max(...names.map((name) => measured(name, 12)));
    const columns = beside(matrices.length + 1, width, 3);
    const turned = longest > 16 ? 60 : 0;
    const sunk = turned > 0 ? 0.87 * longest : 0;
    const left = 44 + longest;
    const side = (width - left - 24 - (columns - 1) * (36 + left)) / columns;
    const titles = [...matrices.map((matrix) => matrix.name), 'accuracy by class'];
    const panels = new Panels(width, title, columns, Math.ceil(titles.length / columns), {
      height: side, bottom: 116 + sunk, left, gapX: 36 + left, gapY: 74 + sunk, titles,
    });
    const across = { type: 'category', data: names, nameGap: 26 + sunk, axisLabel: { interval: 0, rotate: turned } };
    const share = (row, value) => {
      const all = row.reduce((sum, each) => sum + each, 0);
      return all === 0 ? null : value / all;
    };
    matrices.forEach((matrix, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), matrix.name,
        { ...across, name: 'predicted class' },
        { type: 'category', data: names, name: 'true class', inverse: true, nameGap: 18 + longest, axisLabel: { interval: 0 } });
      panels.add({
        ...axes,
        type: 'heatmap',
        data: matrix.counts.flatMap((row, truth) => row.map((count, predicted) => ({
          value: [predicted, truth, share(row, count)],
          label: { color: ink(share(row, count)) },
          tip: lines(`${matrix.name}, ${matrix.runs} seed(s)`, `true class ${names[truth]}, predicted ${names[predicted]}`,
            `${number(share(row, count))} of the class, ${count} samples`),
        }))),
        label: { show: side / classes > 32, fontSize: 11, formatter: (cell) => number(cell.value[2], 2) },
      });
    });
    const bars = panels.panel(matrices.length % columns, Math.floor(matrices.length / columns), 'accuracy by class',
      { ...across, name: 'class' }, { min: 0, max: 1 });
    const coloured = matrices.map((matrix, index) => index);
    matrices.forEach((matrix, index) => {
      panels.add({
        ...bars,
        type: 'bar',
        name: matrix.name,
        itemStyle: { color: colour(matrices.length === 1 ? 0 : [1, 0][index]) },
        data: matrix.counts.map((row, truth) => ({
          value: [truth, share(row, row[truth])],
          tip: lines(matrix.name, `class ${names[truth]}: accuracy ${number(share(row, row[truth]))}`),
        })),
      });
      panels.legend(matrix.name);
    });
    panels.option.visualMap = {
      min: 0, max: 1, seriesIndex: coloured, precision: 2, orient: 'horizontal', left: 'center', bottom: 4,
      itemHeight: 160, inRange: { color: SCALES.viridis }, text: ['1', '0 of the true class'],
    };
    panels.option.legend.bottom = 40;
    return panels.chart();
  };

  const raster = ({ clips, inputs, excitatory, inhibitory }, title, width) => {
    const neurons = inputs + excitatory + inhibitory;
    const steps = clips.reduce((sum, clip) => sum + clip.steps, 0);
    const across = width / clips.length >= NARROW * 0.75;
    const named = (clip) => `${clip.name}, from step ${clip.from}`;
    const panels = new Panels(width, title, across ? clips.length : 1, across ? 1 : clips.length, {
      height: across ? 380 : 260, gapX: 40, bottom: 76, titles: clips.map(named),
      ...(across ? { fractions: clips.map((clip) => clip.steps / steps) } : {}),
    });
    const groups = [
      { name: 'inputs', colour: look.faint, from: 0, to: inputs },
      { name: 'excitatory', colour: colour(0), from: inputs, to: inputs + excitatory },
      { name: 'inhibitory', colour: colour(1), from: inputs + excitatory, to: neurons },
    ];
    clips.forEach((clip, place) => {
      const first = place === 0 || !across;
      const axes = panels.panel(across ? place : 0, across ? 0 : place, named(clip),
        { name: 'steps from there', min: 0, max: clip.steps, position: 'bottom' },
        { name: first ? 'neuron' : '', min: 0, max: neurons, inverse: true, splitLine: { show: false }, axisLabel: { show: first } });
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
            const [zero, top] = api.coord([0, api.value(0)]);
            const step = (api.coord([clip.steps, 0])[0] - zero) / clip.steps;
            const height = api.coord([0, api.value(0) + 1])[1] - top;
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
        ...axes, type: 'line', data: [], ...(clip.asleep.length > 0 ? { markArea: shaded(clip.asleep.map(([from, to]) => [from - clip.from, to - clip.from])) } : {}),
      });
    });
    return panels.chart();
  };

  const times = ({ times: all }, title, width) => {
    const room = Math.min(240, width * 0.35 - 20);
    const rows = Math.max(...all.map((each) => wrapped(each.name, 12, room).length));
    const panels = new Panels(width, title, 1, 1, {
      height: Math.max(34, 14 * rows + 12) * all.length + 20, left: room + 20, top: 48, bottom: 56,
    });
    const axes = panels.panel(0, 0, '',
      { name: 'CPU time, s', splitLine: { show: true },
        ...(all.every((each) => each.box[0] > 0) ? positive(all.flatMap((each) => each.box)) : { axisLabel: { formatter: short } }) },
      { type: 'category', data: all.map((each) => each.name), inverse: true,
        axisLabel: { interval: 0, hideOverlap: false, lineHeight: 14, formatter: (name) => wrapped(name, 12, room).join('\n') } });
    panels.add({
      ...axes,
      type: 'boxplot',
      itemStyle: { color: look.box, borderColor: colour(0) },
      data: all.map((each) => ({
        value: each.box,
        tip: lines(each.name, `${each.n} run(s)`, `median ${short(each.box[2])} s, quartiles ${short(each.box[1])} and ${short(each.box[3])} s`,
          `from ${short(each.box[0])} to ${short(each.box[4])} s (${each.slowest})`),
      })),
    });
    return panels.chart();
  };

  const timesByRatio = ({ curves }, title, width) => {
    const panels = new Panels(width, title, 1, 1, { height: 260, top: 48 });
    const axes = panels.panel(0, 0, '',
      ratioAxis([{ curves }]), { name: 'mean CPU time, s', min: 0, axisLabel: { formatter: short } });
    curves.forEach((curve, kind) => {
      const joined = !curve.scattered && curve.points.length >= FEWEST_OF_A_LINE;
      panels.add({
        ...axes,
        type: joined ? 'line' : 'scatter',
        name: curve.name,
        symbol: symbol(kind),
        symbolSize: 8,
        itemStyle: { color: colour(kind) },
        ...(joined ? { showAllSymbol: true, lineStyle: { color: colour(kind) } } : {}),
        data: curve.points.map(([ratio, mean, n, point]) => ({
          value: [ratio, mean],
          tip: lines(curve.name, point, `mean ${short(mean)} s over ${n} run(s)`),
        })),
      });
      panels.legend(curve.name, kind);
    });
    return panels.chart();
  };

  const quantiles = ({ panels: all }, title, width) => {
    const columns = beside(Math.max(2, all.length), width, 3);
    const titles = all.map((panel) => panel.name);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 220, bottom: 64, titles });
    all.forEach((panel, place) => {
      const far = Math.ceil(10 * Math.max(...panel.rows.flatMap((row) => [row[0], row[1], row[2], row[3]].map(Math.abs)))) / 10;
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name,
        { name: 'expected quantile', min: -far, max: far, ends: false }, { name: 'residual', min: -far, max: far, ends: false });
      panels.add(
        band(axes, '', colour(0), panel.rows.map((row) => [row[0], row[2], row[3]])),
        {
          ...axes, type: 'line', symbol: 'none', silent: true, lineStyle: { color: look.ink, width: 1, type: 'dashed' },
          data: [[-far, -far], [far, far]],
        },
        {
          ...axes,
          type: 'scatter',
          symbolSize: panel.rows.length > 200 ? 4 : 6,
          itemStyle: { color: colour(0) },
          data: panel.rows.map(([expected, residual, low, high, row]) => ({
            value: [expected, residual],
            itemStyle: residual < low || residual > high ? { color: colour(1) } : {},
            tip: lines(row, `residual ${number(residual, 2)}, expected ${number(expected, 2)}`,
              `95 % of such samples lie within ${number(low, 2)} and ${number(high, 2)}`),
          })),
        });
    });
    return panels.chart();
  };

  const concurrency = ({ line, stretches }, title, width) => {
    const panels = new Panels(width, title, 1, 1, { height: 220, top: 48, bottom: 56 });
    const axes = panels.panel(0, 0, '',
      { name: 'time at work, s', min: 0, max: stretches[stretches.length - 1].to, axisLabel: { hideOverlap: true } },
      { name: 'runs at work', min: 0, max: Math.max(...stretches.map((stretch) => stretch.most)), minInterval: 1, nameGap: 30 });
    const of = (time) => stretches.find((stretch) => time >= stretch.from && time <= stretch.to) || stretches[stretches.length - 1];
    panels.add({
      ...axes,
      type: 'line',
      step: 'end',
      symbol: 'circle',
      symbolSize: 3,
      areaStyle: { color: colour(0), opacity: 0.2 },
      lineStyle: { color: colour(0), width: 1.2 },
      data: line.map(([time, runs]) => ({
        value: [time, runs],
        tip: lines(`${short(time)} s: ${short(runs)} run(s) at work`, `stretch from ${of(time).startedAt}`,
          `${of(time).runs} run(s), at most ${of(time).most} at once, busy ${short(100 * of(time).efficiency)} %`),
      })),
      ...(stretches.length > 1
        ? { markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dotted', color: look.ink },
          data: stretches.slice(1).map((stretch) => ({ xAxis: stretch.from })) } }
        : {}),
    });
    return panels.chart();
  };

  /** An axis of a parameter. */
  const parameterAxis = ({ name, log, least, most }) => {
    const room = 0.04 * (most - least);
    return {
      name,
      ...(log
        ? { type: 'log', min: least / Math.pow(most / least, 0.04), max: most * Math.pow(most / least, 0.04) }
        : { type: 'value', min: least - room, max: most + room }),
      // less than two powers of ten have one round number
      ends: log && most / least < 100 ? undefined : false,
      splitNumber: 4,
      axisLabel: { formatter: log || Math.abs(most) < 0.9 || Math.abs(most) > 1 ? short : (value) => String(Number(value.toPrecision(6))) },
    };
  };

  const importance = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const titles = all.map((panel) => `${panel.metric}: ${panel.name}`);
    const room = Math.min(170, width * 0.35 - 20);
    const most = Math.max(...all.map((panel) => panel.rows.length));
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), {
      height: 44 * most + 10, left: room + 16, gapX: room + 30, titles,
    });
    const kinds = [['by itself', 1, -7], ['in all, with others', 4, 7]];
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), titles[place],
        { name: 'share of the variance', min: 0, max: 1, splitLine: { show: true } },
        { type: 'category', data: panel.rows.map((row) => row[0]), inverse: true, splitLine: { show: false },
          axisLabel: { interval: 0, hideOverlap: false, formatter: (name) => wrapped(name, 12, room).join('\n') } });
      kinds.forEach(([name, at, aside], kind) => {
        panels.add(
          intervals(axes, name, colour(kind), panel.rows.map((row, index) => [index, row[at + 1], row[at + 2]]), { horizontal: true, aside }),
          {
            ...axes,
            type: 'scatter',
            name,
            symbol: symbol(kind),
            symbolSize: 10,
            symbolOffset: [0, aside],
            z: 4,
            itemStyle: { color: colour(kind), borderColor: look.paper, borderWidth: 1 },
            data: panel.rows.map((row, index) => ({
              value: [row[at], index],
              tip: lines(row[0], `${name}: ${number(row[at])} of the variance of ${panel.metric}`,
                `95 % interval ${number(row[at + 1])} to ${number(row[at + 2])}`),
            })),
          });
        panels.legend(name, kind);
      });
    });
    return panels.chart();
  };

  const slices = ({ slices: all }, title, width) => {
    const columns = beside(Math.max(2, all.length), width, 3);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 200, bottom: 60, gapY: 60, top: 44 });
    const yAxis = accuracyAxis(all.flatMap((slice) => slice.points.flatMap((point) => [point[1], point[2], point[3]])));
    all.forEach((slice, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), '', parameterAxis(slice.axis),
        { ...yAxis, name: place % columns === 0 ? yAxis.name : '' });
      panels.add(
        intervals(axes, '', look.faint, slice.points.length > 100 ? [] : slice.points.filter((point) => point[2] !== null).map((point) => [point[0], point[2], point[3]])),
        {
          ...axes,
          type: 'scatter',
          symbolSize: slice.points.length > 200 ? 4 : 7,
          z: 3,
          itemStyle: { color: colour(0), opacity: 0.8 },
          data: slice.points.map(([value, mean, low, high, name]) => ({
            value: [value, mean],
            tip: lines(name, `${slice.axis.name} ${short(value)}: mean accuracy ${number(mean)}`,
              low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`),
          })),
        });
      if (slice.curve.length > 0) {
        panels.add({
          ...axes, type: 'line', symbol: 'none', silent: true, z: 4, lineStyle: { color: colour(1), width: 2 }, data: slice.curve,
        });
      }
    });
    return panels.chart();
  };

  const contours = ({ panels: all }, title, width) => {
    const columns = beside(Math.max(2, all.length), width);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), {
      height: 260, gapX: 96, left: 88, bottom: 108, gapY: 60, top: 44,
    });
    const every = all.flatMap((panel) => [...panel.values, ...panel.points.map((point) => point[2])]);
    const [least, most] = [Math.min(...every), Math.max(...every)];
    const STEPS = 10;
    const step = (value) => Math.max(0, Math.min(STEPS - 1, Math.floor((STEPS * (value - least)) / (most - least || 1))));
    const shade = (value) => echarts.color.lerp((step(value) + 0.5) / STEPS, SCALES.viridis);
    all.forEach(({ across, up, side, values, points }, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), '', parameterAxis(across), { ...parameterAxis(up), nameGap: 62 });
      const edge = (axis, at) => (axis.log
        ? axis.least * Math.pow(axis.most / axis.least, at / side)
        : axis.least + ((axis.most - axis.least) * at) / side);
      // of each row the stretches of one step
      const stretches = [];
      for (let row = 0; row < side; row++) {
        for (let from = 0, to = 1; from < side; from = to++) {
          while (to < side && step(values[row * side + to]) === step(values[row * side + from])) {
            to++;
          }
          stretches.push([edge(across, from), edge(up, row), edge(across, to), edge(up, row + 1), values[row * side + from]]);
        }
      }
      panels.add(
        {
          ...axes,
          type: 'custom',
          silent: true,
          clip: true,
          z: 1,
          encode: { x: [0, 2], y: [1, 3] },
          data: stretches,
          renderItem: (params, api) => {
            const [x0, y0] = api.coord([api.value(0), api.value(1)]);
            const [x1, y1] = api.coord([api.value(2), api.value(3)]);
            // over each other by a hair, so that no seam shows
            return { type: 'rect', shape: { x: x0, y: y1 - 0.4, width: x1 - x0 + 0.4, height: y0 - y1 + 0.8 }, style: { fill: shade(api.value(4)) } };
          },
        },
        {
          ...axes,
          type: 'scatter',
          symbolSize: points.length > 200 ? 5 : 9,
          z: 3,
          data: points.map(([x, y, mean, name]) => ({
            value: [x, y],
            itemStyle: { color: shade(mean), borderColor: look.paper, borderWidth: 1.5, shadowColor: look.ink, shadowBlur: 1 },
            tip: lines(name, `${across.name} ${short(x)}, ${up.name} ${short(y)}`, `mean accuracy ${number(mean)}`),
          })),
        });
    });
    panels.option.visualMap = {
      type: 'continuous', min: least, max: most === least ? least + 1e-6 : most, seriesIndex: [], calculable: false, orient: 'horizontal',
      left: 'center', bottom: 8, itemHeight: 200, inRange: { color: SCALES.viridis }, text: [`accuracy ${number(most)}`, number(least)],
    };
    return panels.chart();
  };

  const parallelLines = ({ axes, points }, title, width) => {
    const panels = new Panels(width, title, 1, 1, { height: 300, bottom: 70 });
    const places = axes.length;
    const accuracies = points.map((point) => point[places]);
    const [least, most] = [Math.min(...accuracies), Math.max(...accuracies)];
    const drifts = points.map((point) => point[places + 1]);
    const weights = drifts.every((drift) => drift !== null && drift > 0);
    const shown = [
      ...axes.map((axis) => ({ ...parameterAxis(axis) })),
      { name: 'accuracy', min: Math.max(0, least - 0.02), max: Math.min(1, most + 0.02), ends: false, axisLabel: { formatter: short } },
      ...(weights ? [{ name: 'weights', ...positive(drifts), axisLabel: { formatter: short } }] : []),
    ];
    const room = (width - 100) / (shown.length - 1);
    panels.option.parallel = { left: 50, right: 50, top: panels.top + 14, height: panels.height - 14, parallelAxisDefault: { nameLocation: 'end', nameGap: 12 } };
    panels.option.parallelAxis = shown.map(({ ends, name, axisLabel, ...axis }, dim) => ({
      ...axis,
      dim,
      name: wrapped(name.replace('.', '. '), 11, room - 8).map((row) => row.replace('. ', '.')).join('\n'),
      nameTextStyle: { color: look.ink, fontSize: 11, lineHeight: 13 },
      axisLine: { lineStyle: { color: look.faint } },
      axisTick: { lineStyle: { color: look.faint } },
      axisLabel: { ...axisLabel, color: look.ink, fontSize: 10, hideOverlap: true, showMinLabel: false, showMaxLabel: false },
    }));
    panels.add({
      type: 'parallel',
      lineStyle: { width: points.length > 200 ? 1 : 1.6, opacity: points.length > 200 ? 0.4 : 0.75 },
      smooth: false,
      data: points.map((point) => ({
        value: point.slice(0, shown.length),
        tip: lines(point[places + 2], `mean accuracy ${number(point[places])}`, `Σ|w| ${short(point[places + 1])} times its start`),
      })),
    });
    panels.option.visualMap = {
      min: least, max: most === least ? least + 1e-6 : most, dimension: places, calculable: false, orient: 'horizontal', left: 'center', bottom: 4,
      itemHeight: 200, inRange: { color: SCALES.viridis.slice(look === DARK ? 2 : 0, look === DARK ? 9 : 8) },
      text: [`accuracy ${number(most)}`, number(least)],
    };
    return panels.chart();
  };

  const pareto = ({ panels: all }, title, width) => {
    const columns = beside(all.length, width);
    const panels = new Panels(width, title, columns, Math.ceil(all.length / columns), { height: 280, titles: all.map((panel) => panel.name) });
    const yAxis = accuracyAxis(all.flatMap((panel) => panel.points.map((point) => point[1])));
    const kinds = [['nothing beats it in both', true], ['beaten', false]];
    all.forEach((panel, place) => {
      const axes = panels.panel(place % columns, Math.floor(place / columns), panel.name, {
        name: 'factor by which Σ|w| left its start', ...positive(panel.points.map((point) => point[0]), 1), splitLine: { show: true },
      }, yAxis);
      kinds.forEach(([name, front], kind) => {
        const points = panel.points.filter((point) => point[5] === front);
        if (front) {
          panels.add(
            { ...axes, type: 'line', step: 'end', symbol: 'none', silent: true, z: 2, lineStyle: { color: colour(kind), width: 1.5 }, data: points.map((point) => point.slice(0, 2)) },
            intervals(axes, '', colour(kind), points.filter((point) => point[2] !== null).map((point) => [point[0], point[2], point[3]])));
        }
        panels.add({
          ...axes,
          type: 'scatter',
          name,
          symbol: symbol(kind),
          symbolSize: front ? 11 : 7,
          z: front ? 4 : 3,
          cursor: 'pointer',
          itemStyle: { color: front ? colour(kind) : look.faint, opacity: front ? 1 : 0.7, borderColor: look.paper, borderWidth: 1 },
          data: points.map(([factor, mean, low, high, drift, , point, runs, command]) => ({
            value: [factor, mean],
            tip: lines(point, `mean accuracy ${number(mean)}`, low === null ? '' : `95 % interval ${number(low)} to ${number(high)}`,
              `Σ|w| ${short(drift)} times its start`, 'click for its runs'),
            details: {
              title: point,
              rows: runs.map(([run, seed, value]) => `run ${run}, seed ${seed}: accuracy ${number(value)}`),
              command,
            },
          })),
        });
        panels.legend(name);
      });
    });
    panels.option.legend.data = kinds.map(([name, front], kind) => ({
      name, icon: symbol(kind), itemStyle: { color: front ? colour(kind) : look.faint, opacity: 1, borderWidth: 0 },
    }));
    return panels.chart();
  };

  const KINDS = {
    accuracy, gain, points, grid, importance, slices, contours, parallelLines, pareto, stability, league, taskCourse, taskForgetting, taskDose, taskMatrix, sequences, marks, courses, weightSums, histograms, confusion, raster, times, timesByRatio,
    quantiles, concurrency,
  };

  /** Offers a blob as a file; a data URL has a length that browsers bound. */
  const save = (blob, name) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const theme = () => {
    const text = { color: look.ink };
    const axis = {
      axisLine: { lineStyle: { color: look.faint } },
      axisTick: { lineStyle: { color: look.faint } },
      axisLabel: text,
      nameTextStyle: text,
      splitLine: { lineStyle: { color: look.line } },
    };
    return {
      categoryAxis: axis, valueAxis: axis, logAxis: axis,
      title: { textStyle: text }, legend: { textStyle: text }, visualMap: { textStyle: text },
      tooltip: { backgroundColor: look.paper, borderColor: look.line, textStyle: text },
    };
  };

  /** Draws a chart of this width in its place. */
  const drawIn = (place, placed, width, how) => {
    look = how;
    const { height, option } = KINDS[placed.kind](placed.data, placed.title, width);
    place.style.height = `${height}px`;
    const chart = echarts.init(place, theme(), { renderer: 'svg', width, height });
    chart.setOption(option);
    return chart;
  };

  /** The picture that is saved is the same from every screen, and on white paper. */
  const svgUrl = (placed) => {
    const chart = drawIn(document.createElement('div'), placed, SAVED_WIDTH, LIGHT);
    const url = chart.getDataURL({ type: 'svg' });
    const size = [chart.getWidth(), chart.getHeight()];
    chart.dispose();
    return { url, size };
  };

  const saveSvg = (placed) => {
    const { url } = svgUrl(placed);
    save(new Blob([decodeURIComponent(url.slice(url.indexOf(',') + 1))], { type: 'image/svg+xml' }), `${placed.id}.svg`);
  };

  const savePng = (placed) => {
    const { url, size } = svgUrl(placed);
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = size.map((each) => 2 * each);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, `${placed.id}.png`), 'image/png');
    };
    image.src = url;
  };

  const buttons = (figure, placed) => {
    const bar = document.createElement('div');
    bar.className = 'save';
    for (const [form, saving] of [['SVG', saveSvg], ['PNG', savePng]]) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = `Save as ${form}`;
      button.setAttribute('aria-label', `Save "${placed.title}" as ${form}`);
      button.addEventListener('click', () => saving(placed));
      bar.append(button);
    }
    figure.append(bar);
  };

  /** What a mark that was clicked on has to say, under its chart. */
  const tell = (figure, { title, rows, command }) => {
    let place = figure.querySelector('.details');
    if (!place) {
      place = document.createElement('div');
      place.className = 'details';
      place.setAttribute('role', 'status');
      figure.append(place);
    }
    const heading = document.createElement('strong');
    heading.textContent = title;
    const list = document.createElement('ul');
    list.append(...rows.map((row) => {
      const item = document.createElement('li');
      item.textContent = row;
      return item;
    }));
    const replay = document.createElement('p');
    const code = document.createElement('code');
    code.textContent = command;
    replay.append('The run of median accuracy, replayed: ', code);
    place.replaceChildren(heading, list, replay);
  };

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const paper = window.matchMedia('print');
  let printing = false;

  const draw = (placed) => {
    const figure = document.querySelector(`[data-chart="${placed.id}"]`);
    const place = figure.querySelector('.chart');
    const old = echarts.getInstanceByDom(place);
    if (old) {
      old.dispose();
    } else {
      buttons(figure, placed);
    }
    const width = printing ? PRINTED_WIDTH : Math.max(320, place.clientWidth);
    drawIn(place, placed, width, dark.matches && !printing ? DARK : LIGHT)
      .on('click', ({ data }) => data && data.details && tell(figure, data.details));
    // lets print shrink it with the page
    const drawn = place.querySelector('svg');
    drawn.setAttribute('viewBox', `0 0 ${width} ${place.style.height.replace('px', '')}`);
  };

  const all = JSON.parse(document.getElementById('report').textContent);
  let drawn = 0;
  const drawRest = () => {
    while (drawn < all.length) {
      draw(all[drawn++]);
    }
    document.documentElement.dataset.drawn = String(all.length);
  };
  // one after another, so that the words can be read meanwhile
  const drawNext = () => {
    if (drawn < all.length) {
      draw(all[drawn++]);
      setTimeout(drawNext, 0);
    } else {
      drawRest();
    }
  };
  drawNext();

  const print = (begins) => {
    if (printing !== begins) {
      printing = begins;
      drawn = 0;
      drawRest();
    }
  };
  window.addEventListener('beforeprint', () => print(true));
  window.addEventListener('afterprint', () => print(false));
  paper.addEventListener('change', () => print(paper.matches));
  dark.addEventListener('change', () => all.forEach(draw));

  let drawnWidth = document.body.clientWidth;
  let waiting;
  window.addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // print also sizes the window
      if (document.body.clientWidth !== drawnWidth && !printing && !paper.matches) {
        drawnWidth = document.body.clientWidth;
        all.forEach(draw);
      }
    }, 200);
  });
})();
