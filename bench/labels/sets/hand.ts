import type { Shot } from '../camera/photograph.ts';
import { project, type BoxPose } from '../camera/pose.ts';
import type { Random } from '../random.ts';
import type { Situation } from './situations.ts';
import type { Staging } from './staging.ts';

/**
 * A hand that holds the box over the camera: each of the six ways to move sways slowly about where it was, and while the shutter
 * is open the picture runs as far as the sway goes in that time. Returns the moment of each frame.
 */
export function hold(random: Random, { studio, pose, shot, scale }: Staging, situation: Situation, fps: number): (frame: number) => Shot {
  const { sway, turning, shutter, disc, huntTo, huntRate } = situation;
  const [x, y, far] = [swaying(random, sway), swaying(random, sway), swaying(random, 0.02 * pose.distance * Math.min(1, sway))];
  const [roll, pitch, yaw] = [swaying(random, turning), swaying(random, turning), swaying(random, turning)];
  const huntFrom = random.between(0, 1);
  const seed = random.whole(0, 2 ** 30);
  const poseAt = (time: number): BoxPose => ({
    x: pose.x + x(time),
    y: pose.y + y(time),
    distance: pose.distance + far(time),
    roll: pose.roll + roll(time),
    pitch: pose.pitch + pitch(time),
    yaw: pose.yaw + yaw(time),
  });
  const [box] = studio.boxes;
  const { finger, light } = shot;
  return (frame) => {
    const time = frame / fps;
    const now = poseAt(time);
    const seen = (at: BoxPose) => (box === undefined ? { x: 0, y: 0 } : project(studio.camera, at, box.shape, 0, 0));
    const [rest, opening, closing] = [seen(pose), seen(poseAt(time - shutter / 2)), seen(poseAt(time + shutter / 2))];
    const [dx, dy] = [seen(now).x - rest.x, seen(now).y - rest.y];
    return {
      ...shot,
      poses: [now],
      // The finger holds the box and goes with it; what shines stays where the lamp is.
      finger:
        finger === undefined ? undefined : { ...finger, x0: finger.x0 + dx, y0: finger.y0 + dy, x1: finger.x1 + dx, y1: finger.y1 + dy },
      light,
      blur: {
        ...shot.blur,
        disc: scale * (huntTo > 0 ? hunting(disc, huntTo, huntFrom + time * huntRate) : disc),
        motion: Math.hypot(closing.x - opening.x, closing.y - opening.y),
        motionTowards: Math.atan2(closing.y - opening.y, closing.x - opening.x),
      },
      seed: seed + frame,
    };
  };
}

/** Three slow waves with an amplitude of about `most` together. */
function swaying(random: Random, most: number): (time: number) => number {
  const waves = [random.between(0.3, 0.9), random.between(0.9, 1.8), random.between(1.8, 3.2)].map((rate, i) => ({
    rate: 2 * Math.PI * rate,
    phase: random.between(0, 2 * Math.PI),
    high: [0.6, 0.3, 0.1][i] ?? 0,
  }));
  return (time) => most * waves.reduce((sum, { rate, phase, high }) => sum + high * Math.sin(rate * time + phase), 0);
}

/** A lens that runs through its range and back: the disc is smallest twice a round, and only for a few frames. */
function hunting(least: number, most: number, round: number): number {
  return least + (most - least) * Math.abs(Math.sin(Math.PI * round));
}
