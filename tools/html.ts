const TEKENS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in content and in a quoted attribute. */
export const schoon = (tekst: string): string => tekst.replace(/[&<>"']/g, (teken) => TEKENS[teken] ?? '');
