/** Semantic version of the public interface, on every answer and in the OpenAPI document. */
export const API_VERSIE = '1.5.0';
