/** A patch panel with a few cords plugged in. */
export function Jacks({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 1200 360" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <pattern id="jack" width="48" height="48" patternUnits="userSpaceOnUse">
          <circle cx="24" cy="24" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <circle cx="24" cy="24" r="1.5" fill="currentColor" />
        </pattern>
        <radialGradient id="clearing" cx="50%" cy="46%" r="62%">
          <stop offset="42%" stopColor="#000" />
          <stop offset="100%" stopColor="#fff" />
        </radialGradient>
        <mask id="edges">
          <rect width="1200" height="360" fill="url(#clearing)" />
        </mask>
      </defs>
      <g mask="url(#edges)">
        <rect width="1200" height="360" fill="url(#jack)" opacity="0.5" />
        <g fill="none" strokeWidth="5" strokeLinecap="round">
          <path d="M72 72C72 190 168 120 168 264" style={{ stroke: 'var(--mantine-color-brand-6)' }} />
          <path d="M24 216C24 330 120 300 120 168" stroke="#12b886" />
          <path d="M1128 72c0 130-96 70-96 192" stroke="#f59f00" />
          <path d="M1176 264c0-130-96-50-96-144" style={{ stroke: 'var(--mantine-color-brand-6)' }} />
          <path d="M1080 24c0 96-144 40-144 144" stroke="#be4bdb" />
        </g>
      </g>
    </svg>
  );
}
