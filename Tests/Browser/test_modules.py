"""Modules of the page that compute, run in the browser with known answers."""

from support.page import PageCase


class ModuleTests(PageCase):
    def module(self, name, body):
        """What `body` returns, with the module as `it`."""
        return self.script(f"return import('/page/script/{name}.js').then((it) => {{ {body} }})")

    def test_resampling_keeps_a_tone_and_bars_what_cannot_be_kept(self):
        for rate in (48_000, 44_100, 22_050, 8_000):
            worst, above = self.module("resample", f"""
                const tone = (hertz) => Float32Array.from({{length: {rate}}}, (_, i) => Math.sin(2 * Math.PI * hertz * i / {rate}));
                const pieces = (sound) => {{
                    const resampler = new it.Resampler({rate}, 16000);
                    const out = [];
                    for (let at = 0; at < sound.length; at += 2048) out.push(...resampler.push(sound.subarray(at, at + 2048)));
                    out.push(...resampler.flush());
                    return out;
                }};
                const kept = pieces(tone(1000));
                let worst = 0;
                for (let i = 200; i < 15800; i++) worst = Math.max(worst, Math.abs(kept[i] - Math.sin(2 * Math.PI * 1000 * i / 16000)));
                const barred = pieces(tone({rate} > 20000 ? 9500 : 0)).slice(200, 15800);
                return [worst, Math.max(...barred)];""")
            self.assertLess(worst, 1e-4, rate)
            self.assertLess(above, 1e-3, rate)

    def test_a_wav_has_its_header_and_holds_full_scale(self):
        found = self.module("wav", """
            return it.wav(Float32Array.from([0, 1, -1, 2])).arrayBuffer().then((bytes) => {
                const view = new DataView(bytes);
                return [view.getUint32(24, true), view.getUint16(34, true), view.getUint32(40, true), bytes.byteLength,
                    ...[44, 46, 48, 50].map((at) => view.getInt16(at, true))];
            });""")
        self.assertEqual(found, [16_000, 16, 8, 52, 0, 32_767, -32_768, 32_767])

    def test_events_come_whole_however_they_are_cut(self):
        found = self.module("events", r"""
            const text = ": hello\n\nid: 7\nevent: moment\ndata: {\"a\":\ndata: 1}\n\r\nevent:end\r\ndata: x\r\n\r\n";
            const seen = new Set();
            for (let cut = 1; cut < 9; cut++) {
                const events = [];
                const parser = new it.EventParser((event) => events.push(event));
                for (let at = 0; at < text.length; at += cut) parser.push(text.slice(at, at + cut));
                seen.add(JSON.stringify(events));
            }
            return [...seen];""")
        self.assertEqual(found, [
            '[{"type":"moment","data":"{\\"a\\":\\n1}","id":"7"},{"type":"end","data":"x","id":"7"}]'])

    def test_moments_become_stretches_as_in_the_terminal(self):
        found = self.module("timeline", """
            const moment = (start, emotion, score) => ({start, end: start + 2, emotion, scores: score === null ? null : {joy: score, fear: 1 - score}});
            return it.stretches([moment(0, "joy", 0.8), moment(0.5, "joy", 0.6), moment(1, "fear", 0.1), moment(1.5, null, null)])
                .map((one) => [one.start, one.end, one.emotion, one.silent, one.score]);""")
        self.assertEqual([row[:4] for row in found], [
            [0, 1.75, "joy", False], [1.75, 2.25, "fear", False], [2.25, 3.5, None, True]])
        self.assertAlmostEqual(found[0][4], 0.7)
        self.assertAlmostEqual(found[1][4], 0.9)

    def test_a_moon_is_lit_as_far_as_its_share(self):
        shares = self.module("moon", """
            const pen = new OffscreenCanvas(200, 200).getContext("2d", {willReadFrequently: true});
            return [0, 0.1, 0.31, 0.5, 0.72, 1].map((share) => {
                pen.clearRect(0, 0, 200, 200);
                pen.fill(new Path2D(it.moonPath(share, 100, 100, 90)));
                const pixels = pen.getImageData(0, 0, 200, 200).data;
                let lit = 0;
                for (let at = 3; at < pixels.length; at += 4) lit += pixels[at] / 255;
                return lit / (Math.PI * 90 * 90);
            });""")
        for share, expected in zip(shares, [0, 0.1, 0.31, 0.5, 0.72, 1]):
            self.assertAlmostEqual(share, expected, delta=0.01)
