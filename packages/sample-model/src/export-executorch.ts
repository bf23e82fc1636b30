import { Builder, type Offset } from 'flatbuffers';
import type { DenseNet } from './dense-net.ts';
import { exportXnnpack } from './export-xnnpack.ts';
import { alignedBytes, int32Vector, offsetVector, unionTable } from './flatbuffer-vectors.ts';

// Enum values and field slots of ExecuTorch's program (schema/program.fbs, BSD-3-Clause). Slot n of a table is its n-th field.
const IDENTIFIER = 'ET12';
const BACKEND = 'XnnpackBackend';
const SCALAR_FLOAT = 6;
const VALUE_TENSOR = 5;
const DELEGATE_CALL = 2;
/** Memory 0 is reserved; all tensors that are planned lie in this one. */
const PLANNED_MEMORY = 1;
const FLOAT_BYTES = 4;

/** EValue { val_type:0, val:1 } of a Tensor [1, width] at `offset` of the planned memory. */
function addTensor(builder: Builder, width: number, offset: number): Offset {
  const sizes = int32Vector(builder, [1, width]);
  builder.startVector(1, 2, 1);
  builder.addInt8(1);
  builder.addInt8(0);
  const dimOrder = builder.endVector();
  // AllocationDetails { memory_id:0, memory_offset_low:1, memory_offset_high:2 }
  builder.startObject(3);
  builder.addFieldInt32(0, PLANNED_MEMORY, 0);
  builder.addFieldInt32(1, offset, 0);
  const allocation = builder.endObject();
  // Tensor { scalar_type:0, storage_offset:1, sizes:2, dim_order:3, requires_grad:4, data_buffer_idx:5, allocation_info:6, ... }
  builder.startObject(10);
  builder.addFieldInt8(0, SCALAR_FLOAT, 0);
  builder.addFieldOffset(2, sizes, 0);
  builder.addFieldOffset(3, dimOrder, 0);
  builder.addFieldOffset(6, allocation, 0);
  const tensor = builder.endObject();
  return unionTable(builder, VALUE_TENSOR, tensor);
}

/** Chain { inputs:0, outputs:1, instructions:2 } with one call of the delegate. */
function addChain(builder: Builder): Offset {
  const args = int32Vector(builder, [0, 1]);
  // DelegateCall { delegate_index:0, args:1 }
  builder.startObject(2);
  builder.addFieldInt32(0, 0, 0);
  builder.addFieldOffset(1, args, 0);
  const call = builder.endObject();
  // Instruction { instr_args_type:0, instr_args:1 }
  const instructions = offsetVector(builder, [unionTable(builder, DELEGATE_CALL, call)]);
  const inputs = int32Vector(builder, [0]);
  const outputs = int32Vector(builder, [1]);
  builder.startObject(4);
  builder.addFieldOffset(0, inputs, 0);
  builder.addFieldOffset(1, outputs, 0);
  builder.addFieldOffset(2, instructions, 0);
  return builder.endObject();
}

/** BackendDelegate { id:0, processed:1, compile_specs:2 } whose data is the first of the program's. */
function addDelegate(builder: Builder): Offset {
  const id = builder.createString(BACKEND);
  // BackendDelegateDataReference { location:0, index:1 }, both 0: in the program, the first.
  builder.startObject(2);
  const processed = builder.endObject();
  const specs = offsetVector(builder, []);
  builder.startObject(3);
  builder.addFieldOffset(0, id, 0);
  builder.addFieldOffset(1, processed, 0);
  builder.addFieldOffset(2, specs, 0);
  return builder.endObject();
}

/** ExecutionPlan `forward`: name:0, values:2, inputs:3, outputs:4, chains:5, operators:6, delegates:7, non_const_buffer_sizes:8. */
function addPlan(builder: Builder, inputWidth: number, outputWidth: number): Offset {
  const inputBytes = inputWidth * FLOAT_BYTES;
  const name = builder.createString('forward');
  const values = offsetVector(builder, [
    addTensor(builder, inputWidth, 0),
    addTensor(builder, outputWidth, inputBytes),
  ]);
  const inputs = int32Vector(builder, [0]);
  const outputs = int32Vector(builder, [1]);
  const chains = offsetVector(builder, [addChain(builder)]);
  const operators = offsetVector(builder, []);
  const delegates = offsetVector(builder, [addDelegate(builder)]);
  builder.startVector(8, 2, 8);
  builder.addInt64(BigInt(inputBytes + outputWidth * FLOAT_BYTES));
  builder.addInt64(0n);
  const bufferSizes = builder.endVector();
  builder.startObject(10);
  for (const [slot, offset] of [
    [0, name],
    [2, values],
    [3, inputs],
    [4, outputs],
    [5, chains],
    [6, operators],
    [7, delegates],
    [8, bufferSizes],
  ] as const)
    builder.addFieldOffset(slot, offset, 0);
  return builder.endObject();
}

/**
 * Writes a dense net as an ExecuTorch program that the XNNPACK backend runs as a whole, so that no operator library is needed:
 * method `forward`, float32 [1, n] to float32 [1, m].
 *
 * @invariant equal nets give byte-equal programs
 */
export function exportExecutorch(net: DenseNet): Uint8Array {
  const builder = new Builder(32_768);
  const data = alignedBytes(builder, exportXnnpack(net));
  // BackendDelegateInlineData { data:0 }
  builder.startObject(1);
  builder.addFieldOffset(0, data, 0);
  const delegateData = offsetVector(builder, [builder.endObject()]);
  const plans = offsetVector(builder, [addPlan(builder, net[0]?.inputs ?? 0, net.at(-1)?.outputs ?? 0)]);
  // SubsegmentOffsets { segment_index:0, offsets:1 }: one offset says that there are no constants outside the delegate.
  builder.startVector(8, 1, 8);
  builder.addInt64(0n);
  const offsets = builder.endVector();
  builder.startObject(2);
  builder.addFieldOffset(1, offsets, 0);
  const noConstants = builder.endObject();
  // Program { version:0, execution_plan:1, constant_buffer:2, backend_delegate_data:3, segments:4, constant_segment:5, ... }
  builder.startObject(8);
  builder.addFieldOffset(1, plans, 0);
  builder.addFieldOffset(3, delegateData, 0);
  builder.addFieldOffset(5, noConstants, 0);
  builder.finish(builder.endObject(), IDENTIFIER);
  return builder.asUint8Array();
}
