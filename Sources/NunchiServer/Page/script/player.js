/** Plays the sound of a reading; fetches it only when somebody wants to hear it. Tells of `change` (time or state). */
export class Player extends EventTarget {
  /** @param {() => Promise<Blob>} fetchSound @param {number} seconds the length as read */
  constructor(fetchSound, seconds) {
    super();
    this.fetchSound = fetchSound;
    this.seconds = seconds;
    this.audio = new Audio();
    this.audio.preload = "auto";
    this.place = 0;
    this.address = null;
    this.loading = null;
    for (const event of ["play", "pause", "ended", "timeupdate"]) this.audio.addEventListener(event, () => this.#changed());
    this.audio.addEventListener("play", () => this.#follow());
  }

  /** Where it plays or will play from, in seconds. */
  get time() {
    return this.address === null ? this.place : this.audio.currentTime;
  }

  /** Whether it can be heard now. */
  get isPlaying() {
    return this.address !== null && !this.audio.paused && !this.audio.ended;
  }

  /** Goes to a time without playing. @param {number} time */
  seek(time) {
    this.place = Math.min(Math.max(0, time), this.seconds);
    if (this.address !== null) this.audio.currentTime = this.place;
    this.#changed();
  }

  /** Plays from a time. @param {number} time @throws when the sound cannot be fetched or played */
  async playFrom(time) {
    this.seek(time);
    const wanted = this.place;
    await this.#load();
    this.audio.currentTime = wanted;
    await this.audio.play();
  }

  /** Plays, from the beginning when it was at the end, or pauses. */
  async toggle() {
    if (this.isPlaying) this.audio.pause();
    else await this.playFrom(this.time >= this.seconds - 0.05 ? 0 : this.time);
  }

  /** Stops and forgets the sound. */
  close() {
    this.audio.pause();
    if (this.address !== null) URL.revokeObjectURL(this.address);
    this.address = null;
    this.audio.removeAttribute("src");
  }

  async #load() {
    this.loading ??= this.fetchSound().then(
      (sound) =>
        new Promise((resolve, reject) => {
          const address = URL.createObjectURL(sound);
          this.audio.onloadedmetadata = () => {
            this.address = address;
            resolve();
          };
          this.audio.onerror = () => reject(new Error(this.audio.error?.message ?? "not playable"));
          this.audio.src = address;
        }),
    ).catch((error) => {
      this.loading = null;
      throw error;
    });
    await this.loading;
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  #follow() {
    if (!this.isPlaying) return;
    this.#changed();
    requestAnimationFrame(() => this.#follow());
  }
}
