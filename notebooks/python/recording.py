"""Reads what `./submit.sh record` wrote, with numpy, and h5py for SONATA.

    import recording
    spikes = recording.spikes("results/quick/recordings/RUN_ID")     # {(population, neuron): times in ms}
    weights = recording.weights(folder, "tested")                    # {projection: (pre, post, weight)}
    recording.notes(folder)["parameters"]["sleep.ratio"]

Of all four formats `spikes` gives the same. Parquet takes pyarrow or pandas. From here to other tools:

    neo     [neo.SpikeTrain(t, t_stop=t_stop, units="ms", name=str(who)) for who, t in spikes.items()]
    pynwb   see nwb(): a unit a neuron
"""

import json
from pathlib import Path

import numpy

__all__ = ["notes", "spikes", "table", "weights", "nwb"]


def notes(folder):
    """recording.json: which run, what was asked for, populations, columns with units, parameters."""
    return json.loads((Path(folder) / "recording.json").read_text())


def table(folder, name):
    """A table (spikes, membrane, rates, weights, features) of parquet or npz as a dict of arrays by column."""
    folder = Path(folder)
    if (folder / f"{name}.npz").is_file():
        with numpy.load(folder / f"{name}.npz") as file:
            arrays = {column: file[column] for column in file.files}
        named = [column for column in arrays if f"{column}_names" in arrays]
        for column in named:
            arrays[column] = arrays.pop(f"{column}_names")[arrays[column]]
        return arrays
    if (folder / f"{name}.parquet").is_file():
        import pandas

        frame = pandas.read_parquet(folder / f"{name}.parquet")
        return {column: frame[column].to_numpy() for column in frame.columns}
    raise FileNotFoundError(f"{folder} has no {name}.npz and no {name}.parquet")


def spikes(folder):
    """The spike times of each neuron that spiked, in ms from the run's first step on, as {(population, neuron): times}."""
    folder = Path(folder)
    of = {"nest": _nest, "sonata": _sonata}.get(notes(folder)["format"], _table)
    trains = {}
    for population, neurons, times in of(folder):
        order = numpy.lexsort((times, neurons))
        neurons, times = neurons[order], times[order]
        starts = numpy.flatnonzero(numpy.diff(neurons, prepend=-1))
        for part in zip(neurons[starts], numpy.split(times, starts[1:])):
            trains[population, int(part[0])] = part[1].astype(float)
    return trains


def _table(folder):
    columns = table(folder, "spikes")
    for population in dict.fromkeys(columns["population"].tolist()):
        own = columns["population"] == population
        yield str(population), columns["neuron"][own], columns["time"][own]


def _nest(folder):
    senders, times = numpy.loadtxt(folder / "spikes.dat", skiprows=3, ndmin=2).reshape(-1, 2).T
    for line in (folder / "populations.tsv").read_text().splitlines()[1:]:
        population, first, last = line.split("\t")
        own = (senders >= int(first)) & (senders <= int(last))
        yield population, senders[own].astype(int) - int(first), times[own]


def _sonata(folder):
    import h5py

    parts = {}
    for path in sorted(folder.glob("spikes*.h5")):
        with h5py.File(path, "r") as file:
            for population, group in file["spikes"].items():
                parts.setdefault(population, []).append((group["node_ids"][:], group["timestamps"][:]))
    for population, read in parts.items():
        yield population, *(numpy.concatenate(arrays) for arrays in zip(*read))


def weights(folder, moment, time=None):
    """The weights at a moment, as {projection: (pre, post, weight)}; pre is -1 of biases.

    A moment that came several times, such as epoch, needs its time in ms; `time=None` takes the last.
    """
    folder = Path(folder)
    if notes(folder)["format"] == "sonata":
        return _edges(folder, moment, time)
    columns = table(folder, "weights")
    at = columns["moment"] == moment
    if not at.any():
        raise KeyError(f"{folder} has no moment {moment}; it has {', '.join(dict.fromkeys(columns['moment'].tolist()))}")
    at &= columns["time"] == (columns["time"][at].max() if time is None else time)
    pre = numpy.nan_to_num(columns["pre"].astype(float), nan=-1).astype(int)
    return {
        str(projection): tuple(
            array[at & (columns["projection"] == projection)] for array in (pre, columns["post"], columns["weight"])
        )
        for projection in dict.fromkeys(columns["projection"][at].tolist())
    }


def _edges(folder, moment, time):
    import h5py

    stem = f"edges-{moment.replace(':', '-')}-"
    times = {int(path.stem[len(stem) :].split("-")[0]): path for path in sorted(folder.glob(f"{stem}*.h5"))}
    if not times:
        raise KeyError(f"{folder} has no moment {moment}")
    with h5py.File(times[max(times) if time is None else time], "r") as file:
        read = {
            name: (group["source_node_id"][:], group["target_node_id"][:], group["0/syn_weight"][:])
            for name, group in file["edges"].items()
        }
        for name, group in file.get("nodes", {}).items():
            bias = group["0/bias"][:]
            read[f"bias-{name}"] = (numpy.full(len(bias), -1), numpy.arange(len(bias)), bias)
    return read


def nwb(folder, path, session_start):
    """Writes the spikes into a file of Neurodata Without Borders, a unit a neuron; takes pynwb."""
    from pynwb import NWBHDF5IO, NWBFile

    told = notes(folder)
    file = NWBFile(
        session_description=f"Slumber {told['engine_version']}, run {told['run_id']}",
        identifier=told["run_id"],
        session_start_time=session_start,
    )
    file.add_unit_column("population", "which neurons")
    file.add_unit_column("neuron", "of the population, from 0")
    for (population, neuron), times in spikes(folder).items():
        file.add_unit(spike_times=times / 1000, population=population, neuron=neuron)
    with NWBHDF5IO(str(path), "w") as out:
        out.write(file)
