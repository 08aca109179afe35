/** What lies between the services and the broker, the database and the mail server. */
export type Omleidingen = {
  /** What a service is started with, so that it goes through the proxies. */
  omgevingVan(dienst: string, env: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** Everything flows again. */
  herstel(): void;
  sluit(): Promise<void>;
};
