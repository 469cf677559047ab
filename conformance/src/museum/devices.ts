import type { Room } from "./exhibit.js"
import { elsewhere, exhibit, mutants } from "./exhibit.js"

export const devices: Room = {
  title: "J. Devices",
  exhibits: [
    exhibit(
      "J01",
      "the remainder of multiples of 3 is 3",
      "gpujs/gpu.js#470",
      "agreement in every place",
      mutants({ boxIou: ["i % 3 is 3 for multiples of 3"] }),
    ),
    exhibit(
      "J02",
      "9 / 3 is a little less than 3, and rounded down",
      "gpujs/gpu.js#349, #723",
      "agreement in every place",
      mutants({ boxIou: ["⌊i / 3⌋ is one less where 3 divides i"] }),
    ),
    exhibit(
      "J03",
      "sums in single precision",
      "gpujs/gpu.js#591",
      "within the roundings that the contract counts",
      mutants({ roiAlign: ["samples are added up in single precision"] }),
    ),
    exhibit(
      "J04",
      "integers beyond 2^24 are lost",
      "gpujs/gpu.js#167, #597",
      "groups are told apart by all their digits",
      mutants({ batchedNms: ["groups in single precision: 2^24 + 1 is 2^24"] }),
    ),
    exhibit(
      "J05",
      "a loop ends after a thousand turns",
      "gpujs/gpu.js#522, #181, #239, #311",
      "agreement on a large input",
      mutants({
        nms: ["a loop ends after a thousand boxes"],
        softmaxCrossEntropy: ["a loop ends after sixteen classes"],
      }),
    ),
    exhibit(
      "J06",
      "halves are rounded up",
      "gpujs/gpu.js#92",
      "the rule is the one asked for",
      mutants({ roiPool: ["halves up as Math.round, whatever is asked for"] }),
    ),
    exhibit(
      "J07",
      "an answer's memory is used again",
      "gpujs/gpu.js#255, #298, #590",
      "another call changes no earlier answer",
      mutants({ boxIou: ["an answer's memory is used again for the next one"] }),
    ),
    exhibit(
      "J08",
      "a kernel reads what it writes",
      "gpujs/gpu.js#424, #535",
      "the input stays as it was",
      mutants({ boxIou: ["the input is written to"] }),
    ),
    exhibit(
      "J09",
      "a size that the device does not hold",
      "gpujs/gpu.js#503, #552, #817",
      "agreement on a large input",
      mutants({ boxIou: ["an answer ends after 256 numbers"] }),
    ),
    exhibit(
      "J10",
      "an argument may not be longer than the first one was",
      "gpujs/gpu.js#759",
      "agreement on sizes that come as they like",
      mutants({ boxIou: ["a later answer may not be longer than the first"] }),
    ),
    exhibit(
      "J11",
      "NaN and infinity are not reliable",
      "gpujs/gpu.js#380, #319; tfjs#6828; tfjs-core#357",
      "NaN and infinity are refused by name",
      mutants({ smoothL1: ["the contract is not checked"] }),
    ),
    exhibit(
      "J12",
      "numbers packed into bytes lose digits",
      "gpujs/gpu.js#358, #422",
      "within the roundings that the contract counts",
      mutants({ smoothL1: ["answers have eleven digits"] }),
    ),
    exhibit(
      "J13",
      "the host computes, and nobody says so",
      "gpujs/gpu.js#303, #530",
      "",
      elsewhere(
        "a backend says where each operation runs, and fails where its mode is missing: a test of the plug-in",
      ),
    ),
    exhibit(
      "J14",
      "a module in C++ does not compile",
      "gpujs/gpu.js#711, #780, #817",
      "",
      elsewhere("installation: the plug-in carries what it needs"),
    ),
  ],
}
