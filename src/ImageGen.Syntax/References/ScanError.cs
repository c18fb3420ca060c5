using System.Runtime.InteropServices;

namespace ImageGen.References;

/// <summary>The position at which a text breaks the grammar, and the rule. The message is created only if somebody reads it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScanError(ImageReferenceErrorKind Kind, ImageReferencePart Part, int Position, int Length = 1);
