import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offerBack, removedPiece, takeBack } from '../../../lib/surface/removed-pieces.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

function toPiece(name: string) {
  return { name, conversationId: 'c', undo: vi.fn(), end: vi.fn() };
}

test('what was removed can be had back, once', () => {
  const piece = toPiece('a');
  offerBack(piece);
  expect(removedPiece.value?.name).toBe('a');
  takeBack();
  takeBack();
  vi.runAllTimers();
  expect(piece.undo).toHaveBeenCalledOnce();
  expect(piece.end).not.toHaveBeenCalled();
});

test('after a while, or with the next one, it is gone for good', () => {
  const [first, second] = [toPiece('a'), toPiece('b')];
  offerBack(first);
  offerBack(second);
  expect(first.end).toHaveBeenCalledOnce();
  expect(removedPiece.value?.name).toBe('b');
  vi.advanceTimersByTime(10_000);
  expect(second.end).toHaveBeenCalledOnce();
  expect(removedPiece.value).toBeNull();
});

test('whoever is at the button is not left without it', () => {
  const piece = toPiece('a');
  let isBusy = true;
  offerBack(piece, () => isBusy);
  vi.advanceTimersByTime(10_000);
  expect(removedPiece.value).not.toBeNull();
  isBusy = false;
  vi.advanceTimersByTime(10_000);
  expect(piece.end).toHaveBeenCalledOnce();
});
