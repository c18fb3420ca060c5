global using System.Collections.Immutable;
global using ImageGen.Generator.Tests.UserCode;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.CodeFixes;
global using Microsoft.CodeAnalysis.CSharp;
global using Xunit;
