namespace ImageGen.Engine.Tests.Terminal.Pictures;

/// <summary>A text on a line of a screen, all of it in one style.</summary>
/// <param name="Column">The column of its first character, from 0.</param>
/// <param name="Text">The text. Each character takes one column.</param>
/// <param name="Color">The number of its color, from 0 to 15; <see langword="null"/> for the color of normal text.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record ScreenText(int Column, string Text, int? Color, bool IsBold);
