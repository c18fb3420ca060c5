using System.Runtime.InteropServices;

namespace ImageGen.References;

/// <summary>Where a text leaves the grammar, and how. The words for it are made only when somebody reads them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScanError(ImageReferenceErrorKind Kind, ImageReferencePart Part, int Position, int Length = 1);
