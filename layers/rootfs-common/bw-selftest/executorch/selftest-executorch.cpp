// The part of bw-selftest that is linked with ExecuTorch, which has no C interface and no shared library: a program of its
// own, started by run-executorch.c, that prints the same key=value lines. Usage: selftest-executorch MODEL_DIRECTORY
#include <cstring>
#include <string>
#include <vector>

#include <executorch/extension/module/module.h>
#include <executorch/extension/tensor/tensor.h>

extern "C" {
#include "measure.h"
}

using executorch::aten::SizesType;
using executorch::extension::Module;

namespace {

struct Net {
  Module module;
  const vectors &known;
};

const char *run_once(void *context, const float *input, float *output) {
  auto *net = static_cast<Net *>(context);
  // The tensor only looks at the values, so they are never written to.
  auto *values = const_cast<float *>(input);
  const auto tensor =
      executorch::extension::make_tensor_ptr({1, static_cast<SizesType>(net->known.inputs)}, values);
  const auto result = net->module.forward(tensor);
  if (!result.ok()) return "forward failed";
  if (result->size() != 1 || !result->at(0).isTensor()) return "the answer is no tensor";
  const executorch::aten::Tensor answer = result->at(0).toTensor();
  if (answer.numel() != static_cast<ssize_t>(net->known.outputs)) return "the answer has another size than the known ones";
  std::memcpy(output, answer.const_data_ptr<float>(), net->known.outputs * sizeof(float));
  return nullptr;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  const std::string directory = argv[1];
  tell("delegate", "XNNPACK");
  tell("version", EXECUTORCH_VERSION);
  vectors known = {};
  if (!vectors_read(&known, (directory + "/vectors.bin").c_str())) return tell_failure("vectors.bin is missing or damaged");
  Net net = {Module(directory + "/model.pte"), known};
  if (net.module.load_forward() != executorch::runtime::Error::Ok)
    return tell_failure("%s/model.pte can not be loaded", directory.c_str());
  return measure(&known, run_once, &net);
}
