import { codeTemplate, type Look } from './soft-templates.ts';

/**
 * The look whose template of the whole code fits best, with the best brightness for each.
 * @param whole overwritten
 */
export function bestLook(looks: readonly Look[], samples: Float32Array, values: readonly number[], whole: Float32Array): Look | undefined {
  let best: Look | undefined;
  let least = Infinity;
  for (const look of looks) {
    codeTemplate(whole, values, look);
    const residual = residualOf(samples, whole);
    if (residual < least) {
      least = residual;
      best = look;
    }
  }
  return best;
}

/** What is left of the samples after the best a + b · template, as a share of the ink's variance. */
function residualOf(samples: Float32Array, template: Float32Array): number {
  const { ofSamples, ofTemplate, together } = variances(samples, template, 0, template.length);
  if (ofTemplate <= 0 || together <= 0) return Infinity;
  return (ofSamples - (together * together) / ofTemplate) / ((together / ofTemplate) * (together / ofTemplate));
}

/**
 * 1 − ρ² of the samples of [from, from + count) and a template, ρ their correlation: the share of what goes on there that the
 * template, at any brightness and contrast, does not explain. 0 is all explained, 1 nothing.
 */
export function unexplained(samples: Float32Array, template: Float32Array, from: number, count: number): number {
  const { ofSamples, ofTemplate, together } = variances(samples, template, from, count);
  return ofSamples <= 0 || ofTemplate <= 0 || together <= 0 ? 1 : 1 - (together * together) / (ofSamples * ofTemplate);
}

/** Sums of squared distances from the mean, and of the products of both distances. */
function variances(samples: Float32Array, template: Float32Array, from: number, count: number) {
  let [sy, st, syy, stt, sty] = [0, 0, 0, 0, 0];
  for (let i = from; i < from + count; i++) {
    const y = samples[i] ?? 0;
    const t = template[i] ?? 0;
    sy += y;
    st += t;
    syy += y * y;
    stt += t * t;
    sty += t * y;
  }
  return { ofSamples: syy - (sy * sy) / count, ofTemplate: stt - (st * st) / count, together: sty - (st * sy) / count };
}
