import type { ReactNode } from 'react';

/** The sign of the program: a box in the picture of the camera, found. */
export function Mark({ size }: { readonly size: string }): ReactNode {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden focusable="false">
      <rect width="64" height="64" rx="15" fill="#17263d" />
      <path
        d="M13 24v-6a5 5 0 0 1 5-5h6M40 13h6a5 5 0 0 1 5 5v6M51 40v6a5 5 0 0 1-5 5h-6M24 51h-6a5 5 0 0 1-5-5v-6"
        fill="none"
        stroke="#f6f3ea"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <circle cx="32" cy="32" r="12.500" fill="#2fd08a" />
      <path
        d="m26.300 32.500 4 4 7.600-8.600"
        fill="none"
        stroke="#0f1b2d"
        strokeWidth="3.800"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
