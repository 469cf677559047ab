/** What a loss is asked for, as a type: each has a loop of its own, in which nothing asks. */

@unmanaged
export class LossAlone {
  slope(): bool {
    return false
  }
}

@unmanaged
export class LossAndSlope {
  slope(): bool {
    return true
  }
}
