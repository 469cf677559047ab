/**
 * What all poolings share: feature maps of several images, regions on them, and bins.
 *
 * Work is cut into elements of one image, one block of 16 channels and one group of bins. A group is all bins, or a
 * single one where every bin has a channel of its own; then the channels of a block lie `groups` planes apart.
 */
import { FLOAT_BYTES } from "../lanes/lanes"
import { BLOCK, BLOCK_BYTES, fromBlock, toBlock } from "./block"

/** Feature planes [images, channels * groups, cells] and bins [regions, channels, rows, columns]. */
@unmanaged
export class Maps {
  planes: f64
  cells: f64
  width: f64
  channels: f64
  groups: f64
  /** i32: the regions, those of the first image first; where those of each image begin, and the end. */
  regions: f64
  firsts: f64
  rows: f64
  columns: f64
  binned: f64

  blocks(): i32 {
    return (<i32>this.channels + BLOCK - 1) / BLOCK
  }
  image(element: i32): i32 {
    return element / (this.blocks() * <i32>this.groups)
  }
  firstChannel(element: i32): i32 {
    return ((element / <i32>this.groups) % this.blocks()) * BLOCK
  }
  group(element: i32): i32 {
    return element % <i32>this.groups
  }
  /** How many of the sixteen channels exist. */
  lanes(element: i32): i32 {
    return min(BLOCK, <i32>this.channels - this.firstChannel(element))
  }

  /** Places in `regions` of the regions on the image of an element. */
  firstRegion(element: i32): i32 {
    return load<i32>(<usize>this.firsts + <usize>this.image(element) * 4)
  }
  endOfRegions(element: i32): i32 {
    return load<i32>(<usize>this.firsts + <usize>this.image(element) * 4, 4)
  }
  region(place: i32): i32 {
    return load<i32>(<usize>this.regions + <usize>place * 4)
  }

  /** The bins of an element's group, as ranges of rows and columns. */
  firstRow(element: i32): i32 {
    return this.groups > 1 ? this.group(element) / <i32>this.columns : 0
  }
  endRow(element: i32): i32 {
    return this.groups > 1 ? this.firstRow(element) + 1 : <i32>this.rows
  }
  firstColumn(element: i32): i32 {
    return this.groups > 1 ? this.group(element) % <i32>this.columns : 0
  }
  endColumn(element: i32): i32 {
    return this.groups > 1 ? this.firstColumn(element) + 1 : <i32>this.columns
  }

  private firstPlane(element: i32): usize {
    const channel = this.image(element) * <i32>this.channels + this.firstChannel(element)
    const plane = <usize>(channel * <i32>this.groups + this.group(element))
    return <usize>this.planes + plane * <usize>this.cells * FLOAT_BYTES
  }
  private planeStride(): usize {
    return <usize>this.groups * <usize>this.cells * FLOAT_BYTES
  }
  private bins(): i32 {
    return <i32>this.rows * <i32>this.columns
  }
  private binsOfGroup(): i32 {
    return this.groups > 1 ? 1 : this.bins()
  }
  private firstBin(element: i32, region: i32): usize {
    const plane = region * <i32>this.channels + this.firstChannel(element)
    return <usize>(plane * this.bins() + this.group(element)) * FLOAT_BYTES
  }

  /** The feature planes of an element, into a block and out of it. */
  readPlanes(element: i32, block: usize): void {
    toBlock(this.firstPlane(element), this.planeStride(), this.lanes(element), <i32>this.cells, block)
  }
  writePlanes(element: i32, block: usize): void {
    fromBlock(block, this.firstPlane(element), this.planeStride(), this.lanes(element), <i32>this.cells)
  }
  /** The bins of one region, into a block. */
  readBins(element: i32, region: i32, block: usize): void {
    const from = <usize>this.binned + this.firstBin(element, region)
    toBlock(from, this.binStride(), this.lanes(element), this.binsOfGroup(), block)
  }
  /**
   * Out of a block and into `tensor`, which is shaped as `binned`. Where the channels' bins lie side by side they are laid out
   * in scratch memory first and copied in one go, since memory takes one line after the other much faster than four at
   * a time here and there.
   */
  writeBins(element: i32, region: i32, block: usize, tensor: usize, scratch: usize): void {
    const to = tensor + this.firstBin(element, region)
    const lanes = this.lanes(element)
    if (this.groups > 1) {
      fromBlock(block, to, this.binStride(), lanes, 1)
    } else {
      const aside = this.behindPlanes(scratch)
      fromBlock(block, aside, this.binStride(), lanes, this.bins())
      memory.copy(to, aside, <usize>lanes * this.binStride())
    }
  }
  private binStride(): usize {
    return <usize>this.bins() * FLOAT_BYTES
  }

  /** In the scratch memory of a thread: behind the block of planes, room for a region's bins as they are written. */
  private behindPlanes(scratch: usize): usize {
    return scratch + <usize>this.cells * BLOCK_BYTES
  }
  /** Behind that: the block of a region's bins. */
  blockOfBins(scratch: usize): usize {
    return this.behindPlanes(scratch) + <usize>this.binsOfGroup() * BLOCK_BYTES
  }
  /** Behind that: room for a row of cells. */
  behindBins(scratch: usize): usize {
    return this.blockOfBins(scratch) + <usize>this.binsOfGroup() * BLOCK_BYTES
  }
}
