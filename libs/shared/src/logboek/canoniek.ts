/** JSON with sorted keys: the same content always gives the same text, whatever order it was built or stored in. */
export const canoniek = (waarde: unknown): string => {
  if (Array.isArray(waarde)) return `[${waarde.map(canoniek).join(',')}]`;
  if (typeof waarde !== 'object' || waarde === null) return JSON.stringify(waarde) ?? 'null';
  const velden = Object.entries(waarde)
    .filter(([, inhoud]) => inhoud !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([naam, inhoud]) => `${JSON.stringify(naam)}:${canoniek(inhoud)}`);
  return `{${velden.join(',')}}`;
};
