import type { Devices } from '../../../renderer/scan/camera.ts';

/** A computer's cameras, to be plugged, unplugged, taken and refused. */
export interface FakeDevices extends Devices {
  plug(id: string): void;
  unplug(id: string): void;
  /** What `getUserMedia` throws from now on, by name; undefined for nothing. */
  refuse(name: string | undefined): void;
  /** Streams that are running now. */
  readonly open: readonly string[];
  readonly asked: number;
}

export function createFakeDevices(...ids: string[]): FakeDevices {
  const events = new EventTarget();
  const tracks = new Map<FakeTrack, string>();
  let plugged = [...ids];
  let refusal: string | undefined;
  let asked = 0;
  return {
    async getUserMedia(constraints) {
      asked++;
      await Promise.resolve();
      const video = typeof constraints?.video === 'object' ? constraints.video : {};
      const exact = typeof video.deviceId === 'object' && 'exact' in video.deviceId ? video.deviceId.exact : undefined;
      if (refusal !== undefined) throw new DOMException('', refusal);
      if (plugged.length === 0) throw new DOMException('', 'NotFoundError');
      const id = plugged.find((each) => exact === undefined || each === exact);
      if (id === undefined) throw new DOMException('', 'OverconstrainedError');
      const track = new FakeTrack(id, () => tracks.delete(track));
      tracks.set(track, id);
      return track.asStream();
    },
    async enumerateDevices() {
      return plugged.map((deviceId) => ({ deviceId, kind: 'videoinput', label: `Camera ${deviceId}`, groupId: '', toJSON: () => ({}) }));
    },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    plug(id) {
      plugged = [...plugged, id];
      events.dispatchEvent(new Event('devicechange'));
    },
    unplug(id) {
      plugged = plugged.filter((each) => each !== id);
      for (const [track, of] of tracks) {
        if (of !== id) continue;
        tracks.delete(track);
        track.dispatchEvent(new Event('ended'));
      }
      events.dispatchEvent(new Event('devicechange'));
    },
    refuse(name) {
      refusal = name;
    },
    get open() {
      return [...tracks.values()];
    },
    get asked() {
      return asked;
    },
  };
}

class FakeTrack extends EventTarget {
  readonly #id: string;
  readonly #onStop: () => void;
  constructor(id: string, onStop: () => void) {
    super();
    this.#id = id;
    this.#onStop = onStop;
  }
  getSettings() {
    return { deviceId: this.#id };
  }
  stop() {
    this.#onStop();
  }
  asStream(): MediaStream {
    const parts: unknown = { getVideoTracks: () => [this], getTracks: () => [this] };
    return parts as MediaStream;
  }
}
