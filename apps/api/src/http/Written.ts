/**
 * An answer as JSON already, written by the thread that made it: to write a large one takes as long as to make it.
 */
export class Written<in out A> {
  readonly json: string
  /** What it is the JSON of; never there. */
  declare readonly of: (answer: A) => A

  constructor(json: string) {
    this.json = json
  }
}
