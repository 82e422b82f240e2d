/** A refusal by its name, with its further word. */
export class Refusal {
  readonly code: string;
  readonly detail: string | undefined;
  constructor(code: string, detail?: string) {
    this.code = code;
    this.detail = detail;
  }
}
