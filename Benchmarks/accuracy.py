"""Writes docs/accuracy.md: how far Nunchi's features lie from those of the libraries that they follow, on real sounds.

    python accuracy.py [NAME ...]     only these functions, and no document
"""

import importlib
import sys
import tempfile
import warnings
from pathlib import Path

import gemaps_agreement
import librosa
import soundfile
import voice_agreement

from comparison import difference
from harness import ROOT, data_folder, run_bench
from report import INSTRUCTIONS, number
from works.equality import real_clips

REFERENCES = Path(__file__).parent / "references"
MUSIC = 6

INTRODUCTION = """# Accuracy

Written by `make accuracy`; a run writes it anew. Nunchi uses {instructions}.

How far each function lies from the library that it follows, on {speech} clips of speech (at their own 16 kHz) and {music} pieces of music
(15 s each, 22.05 kHz). The figure is the largest difference of any value in any clip: as a share of the largest absolute
value of that clip's reference, or in the unit that is named. librosa and scipy keep many results as 32-bit floats, whose own
precision is 6e-8 of a value.
"""


VOICE = """
## Pitch, voice quality and formants beside Praat's

Decisions, such as whether a frame has a voice, are alike or they are not; so agreement is counted. {reference}.
"""


GENEVA = """
## eGeMAPSv02 and GeMAPSv01b beside openSMILE's

Each feature's correlation with openSMILE's over the clips, and how far it lies from it. Pitch, and what hangs on single periods
(jitter, shimmer), depends on decisions at every step, of which some come out otherwise.
"""


def music_clips():
    """Pieces evenly picked from the music data set."""
    folder = data_folder()
    pieces = sorted(folder.glob("music/**/*.ogg")) if folder else []
    return pieces[:: max(1, len(pieces) // MUSIC)][:MUSIC]


def as_wav(clips, rate, folder):
    """Mono 32-bit float WAV files of the clips, at `rate` or their own."""
    for number_, clip in enumerate(clips):
        samples, own = librosa.load(clip, sr=rate)
        path = folder / f"{rate or 0}-{number_}.wav"
        soundfile.write(path, samples, int(own), subtype="FLOAT")
        yield path, samples, int(own)


def main():
    warnings.simplefilter("ignore")
    modules = [importlib.import_module(f"references.{path.stem}") for path in sorted(REFERENCES.glob("*.py"))]
    functions = [function for module in modules for function in module.FUNCTIONS]
    chosen = [function for function in functions if not sys.argv[1:] or function.name in sys.argv[1:]]
    clips, music = real_clips(), music_clips()
    if not clips or not music:
        raise SystemExit("accuracy: needs the data sets; set NUNCHI_DATA to their folder")
    lines = ["| function | reference | largest difference, speech | music | unit | note |", "|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sounds = [list(as_wav(clips, None, folder)), list(as_wav(music, 22050, folder))]
        for function in chosen:
            speech, pieces = (
                max(difference(function, *sound, folder) for sound in kind) for kind in sounds)
            lines.append(
                f"| {function.title} | {function.reference} | {number(speech)} | {number(pieces)} | "
                f"{function.unit or 'share'} | {function.note or '—'} |")
            print(lines[-1], flush=True)
        instructions = run_bench("utterance", sounds[0][0][0], 0).instructions
    if not sys.argv[1:]:
        text = INTRODUCTION.format(instructions=INSTRUCTIONS.get(instructions, instructions), speech=len(clips), music=len(music))
        text += "\n" + "\n".join(lines) + "\n"
        reference = f"Praat {voice_agreement.parselmouth.PRAAT_VERSION} through parselmouth"
        text += VOICE.format(reference=reference) + "\n" + "\n".join(voice_agreement.rows()) + "\n"
        text += GENEVA + "\n" + "\n".join(gemaps_agreement.rows()) + "\n"
        path = ROOT / "docs" / "accuracy.md"
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
