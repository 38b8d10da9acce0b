/** Just enough of a document for the answer writer: blocks with one text each. */
export function createFakeTarget() {
  const blocks: FakeBlock[] = [];
  const target = {
    blocks,
    get textContent() {
      return blocks.map(({ text }) => text?.data ?? '').join('');
    },
    append: (block: FakeBlock) => {
      blocks.push(block);
      block.owner = blocks;
    },
    replaceChildren: () => blocks.splice(0),
    ownerDocument: {
      createElement: () => new FakeBlock(),
      createTextNode: (data: string) => new FakeText(data),
    },
  };
  return { target, element: target as unknown as Element };
}

class FakeBlock {
  dir = '';
  text: FakeText | undefined;
  owner: FakeBlock[] | undefined;
  append(text: FakeText): void {
    this.text = text;
    text.parentElement = this;
  }
  remove(): void {
    this.owner?.splice(this.owner.indexOf(this), 1);
  }
}

class FakeText {
  parentElement: FakeBlock | undefined;
  writes = 0;
  data: string;
  constructor(data: string) {
    this.data = data;
  }
  get length(): number {
    return this.data.length;
  }
  appendData(data: string): void {
    this.writes += 1;
    this.data += data;
  }
}
