"""Results of Slumber's sweeps as pandas data frames, without Spark.

    import slumber
    summary = slumber.summary("results/quick")     # a row a point
    slumber.units(summary)["accuracy_mean"]        # 'fraction'
    slumber.meanings(summary)["accuracy_mean"]     # what it is, in one line

runs, checkpoints, weights, tasks, summary, paired and points are the tables and views that `./submit.sh columns` describes.
They are read from the files that a sweep leaves in FOLDER/views: Parquet where pandas has pyarrow or fastparquet, or
where duckdb is there; else the CSV files of `./submit.sh views FOLDER --csv`.
"""

import importlib.util
import json
import warnings
from pathlib import Path

import pandas

__all__ = ["Missing", "runs", "checkpoints", "weights", "tasks", "dynamics", "summary", "paired", "points", "units", "meanings"]


class Missing(Exception):
    """What was asked for is not there; the message says what to do."""


def runs(folder, columns=None, counted=False):
    """A row a run; with counted=True those alone that summary counts: no failures, no copies."""
    if not counted:
        return _read(folder, "runs", columns)
    wanted = None if columns is None else list(dict.fromkeys([*columns, "counted"]))
    frame = _read(folder, "runs", wanted)
    rows = frame[frame["counted"].astype(bool)].reset_index(drop=True)
    rows = rows if columns is None else rows[list(columns)]
    rows.attrs = _only(frame.attrs, rows)
    return rows


def checkpoints(folder, columns=None):
    """A row a moment of a run."""
    return _read(folder, "checkpoints", columns)


def weights(folder, columns=None):
    """A row a moment of a run and group of synapses."""
    return _read(folder, "weights", columns)


def tasks(folder, columns=None):
    """A row a task of a run and a point of its training at which it was tested."""
    return _read(folder, "tasks", columns)


def dynamics(folder, columns=None):
    """A row a measure of the network's dynamics in one window of a run."""
    return _read(folder, "dynamics", columns)


def summary(folder, columns=None):
    """A row a point, over its seeds."""
    return _read(folder, "summary", columns)


def paired(folder, columns=None):
    """A row a point, against the same seeds without regulariser."""
    return _read(folder, "paired", columns)


def points(folder, columns=None):
    """A row a point that a sweep took from a file and run of it, by the point's name."""
    return _read(folder, "points", columns)


def units(frame):
    """The unit of each column that has one, as a dict."""
    return dict(frame.attrs.get("units", {}))


def meanings(frame):
    """What each column is, in one line, as a dict."""
    return dict(frame.attrs.get("meanings", {}))


def _read(folder, view, columns):
    folder = Path(folder)
    if not folder.is_dir():
        raise Missing(f"there is no results folder {folder}; a sweep makes one, see ./submit.sh sweep --help")
    place = folder / "views"
    command = f"./submit.sh views {folder}"
    described = place / "columns.csv"
    if not described.is_file():
        raise Missing(f"{folder} has no views for programs without Spark; write them by {command}")
    all_columns = pandas.read_csv(described, keep_default_na=False, dtype=str)
    own = all_columns[all_columns["view"] == view].set_index("column")
    if own.empty:
        raise Missing(f"{described} knows no view {view}; write the views anew by {command}")
    if columns is not None:
        for name in columns:
            if name not in own.index:
                raise Missing(f"{view} of {folder} has no column {name}; it has {', '.join(own.index)}")
    _warn_if_old(folder, place, command)
    frame = _rows(place, view, None if columns is None else list(columns), own, command)
    frame.attrs = _only(
        {
            "units": {name: unit for name, unit in own["unit"].items() if unit},
            "meanings": own["meaning"].to_dict(),
        },
        frame,
    )
    return frame


def _only(attributes, frame):
    return {
        kind: {name: text for name, text in of.items() if name in frame.columns} for kind, of in attributes.items()
    }


def _warn_if_old(folder, place, command):
    made_of = place / "made-of.txt"
    known = set(made_of.read_text().split()) if made_of.is_file() else set()
    there = {
        file.name
        for table in ("runs", "points")
        for file in (folder / table).glob("*.parquet")
        if file.name[0] not in "._"
    }
    if known != there:
        warnings.warn(f"the views of {folder} are older than its tables; write them anew by {command}", stacklevel=4)


def _rows(place, view, columns, described, command):
    parquet = place / f"{view}.parquet"
    csv = place / f"{view}.csv"
    if parquet.is_file():
        if importlib.util.find_spec("pyarrow") or importlib.util.find_spec("fastparquet"):
            return pandas.read_parquet(parquet, columns=columns)
        if importlib.util.find_spec("duckdb"):
            import duckdb

            chosen = "*" if columns is None else ", ".join(f'"{name}"' for name in columns)
            return duckdb.execute(f"SELECT {chosen} FROM read_parquet(?)", [str(parquet)]).df()
    if csv.is_file():
        return _csv(csv, columns, described["type"])
    if parquet.is_file():
        raise Missing(
            f"{parquet} needs pyarrow, fastparquet or duckdb; install one, or write CSV files by {command} --csv"
        )
    raise Missing(f"there is no {view} in {place}; write it by {command}")


def _csv(file, columns, types):
    """Whole numbers may be missing, so they are pandas' Int64; arrays are JSON."""
    read = {"bigint": "Int64", "double": "float64", "boolean": "boolean"}
    frame = pandas.read_csv(
        file,
        usecols=columns,
        dtype={name: read.get(kind, "object") for name, kind in types.items() if columns is None or name in columns},
    )
    for name in frame.columns:
        if types[name] == "timestamp":
            frame[name] = pandas.to_datetime(frame[name])
        elif types[name].startswith("array"):
            frame[name] = [json.loads(text) if isinstance(text, str) else None for text in frame[name]]
    return frame if columns is None else frame[columns]
